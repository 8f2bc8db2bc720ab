window.bridge.on('noted', (text) => {
  document.querySelector('#noted').textContent = text;
});
