/** Builds the page on which the table and the frame are tried out; never shipped. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  html: { cspNonce: 'harness' },
  build: { outDir: '/tmp/zeren-harness', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 8000 },
});
