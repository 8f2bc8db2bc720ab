/** Mounts the page and tells tests and the splash screen when it is there. */
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

function Start() {
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true';
  }, []);
  return <h1>责任台账</h1>;
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Start />
  </StrictMode>,
);
