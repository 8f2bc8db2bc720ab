/** Which program runs, of which day, on which Electron: an offline program is renewed by hand, so its age must be seen (item 16 of Electron's list). */
import { useEffect, useState } from 'react';
import { formatDay } from '../../../shared/model/dates';
import { call } from '../../bridge';

export function ProgramVersion() {
  const [text, setText] = useState('');
  useEffect(() => {
    void call('app:info', {}).then((answer) => {
      if (!answer.ok) return;
      const { version, built, runtime, chromium } = answer.value;
      setText(`${version}（${formatDay(built)}制作），Electron ${runtime}，Chromium ${chromium}`);
    });
  }, []);
  return <span data-testid="program-version">{text}</span>;
}
