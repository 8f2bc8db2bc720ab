window.trial.on('noted', (text) => {
  document.querySelector('#noted').textContent = text;
});
