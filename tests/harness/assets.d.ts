/** Style sheets that the bundler takes in for their effect. */
declare module '*.css';
