/** The worker's entry: binds the reckoner's side to the thread's messages. Nothing else belongs here. */
import { reckonerSide } from './reckoner-side';
import type { ToReckoner } from './reckoner-side';

const answer = reckonerSide();

self.addEventListener('message', ({ data }: MessageEvent<ToReckoner>) => {
  const reply = answer(data);
  if (reply !== null) self.postMessage(reply);
});
