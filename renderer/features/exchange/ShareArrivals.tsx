/** Tells on every screen when packages of the office's other computers have come into the 交换文件夹; a person opens them in 数据交换. */
import { useEffect, useRef } from 'react';
import { call, listen } from '../../bridge';
import { useFrame } from '../../ui/frame-context';

export function ShareArrivals() {
  const { tell } = useFrame();
  const told = useRef(0);
  useEffect(() => {
    async function look(): Promise<void> {
      const answer = await call('exchange:share', {});
      const waiting = answer.ok ? answer.value.files.filter(({ state }) => state === '可接收').length : 0;
      if (waiting > told.current) tell(`交换文件夹里有 ${waiting} 份可接收的数据包，请到“数据交换”打开核对。`);
      told.current = waiting;
    }
    const first = window.setTimeout(() => void look(), 0);
    const stop = listen('exchange:drives', () => void look());
    return () => {
      window.clearTimeout(first);
      stop();
    };
  }, [tell]);
  return null;
}
