const { contextBridge, ipcRenderer } = require('electron');

window.leaked = true;
contextBridge.exposeInMainWorld('trial', {
  call: (channel, input) => ipcRenderer.invoke(channel, input),
  tell: (channel, input) => ipcRenderer.send(channel, input),
  on: (channel, listener) => {
    const receive = (_event, data) => listener(data);
    ipcRenderer.on(channel, receive);
    return () => {
      ipcRenderer.off(channel, receive);
    };
  },
});
