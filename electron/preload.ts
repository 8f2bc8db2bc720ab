/**
 * The only door between page and main process: two functions, names of our own groups only. Beside it, files dropped on the window: their paths go to main
 * alone, by a name the page cannot call, and dropping never leads the window away. No other logic.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { DROP_CHANNEL, isChannelName } from '../shared/contract/groups';

type Listener = (data: unknown) => void;
type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];
/** What is used of the browser's own event: main's side of the program is checked without the browser's types. */
type DragEvent = {
  preventDefault(): void;
  readonly dataTransfer: { readonly types: readonly string[]; readonly files: ArrayLike<DroppedFile> } | null;
};
declare const window: { addEventListener(name: 'dragover' | 'drop', listener: (event: DragEvent) => void, capture: true): void };

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

/** Dragging inside the page (columns, texts) is left alone. */
const bringsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

function takeFiles(event: DragEvent): void {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  // A file that a script made has no path: an empty text, which main refuses.
  const paths = Array.from(event.dataTransfer?.files ?? [], (file) => webUtils.getPathForFile(file));
  ipcRenderer.send(DROP_CHANNEL, paths);
}

window.addEventListener('dragover', (event) => bringsFiles(event) && event.preventDefault(), true);
window.addEventListener('drop', takeFiles, true);
