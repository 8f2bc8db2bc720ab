/** The only door between page and main process: two functions, names of our own groups only, no other logic. */
import { contextBridge, ipcRenderer } from 'electron';
import { isChannelName } from '../shared/contract/groups';

type Listener = (data: unknown) => void;

function own(name: string): string {
  if (!isChannelName(name)) throw new Error(`unknown channel ${name}`);
  return name;
}

contextBridge.exposeInMainWorld('bridge', {
  call: (channel: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(own(channel), input),
  on(event: string, listener: Listener): () => void {
    const receive = (_event: unknown, data: unknown): void => listener(data); // the page never sees Electron's event
    ipcRenderer.on(own(event), receive);
    return () => {
      ipcRenderer.off(event, receive);
    };
  },
});
