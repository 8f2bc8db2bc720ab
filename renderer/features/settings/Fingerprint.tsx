/** 数据校验值: does this window show what lies on the disk, and do two computers hold the same ledger? Both sides compute the state hash themselves. */
import { Button, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../bridge';
import { currentSession } from '../../data/current';

type Prints = { readonly inWindow: string; readonly inMain: string };

const GROUPS_SHOWN = 4;

/** The first 16 digits in groups of four, as they are read out over the telephone. */
function spoken(hash: string): string {
  return (hash.match(/.{4}/gu) ?? []).slice(0, GROUPS_SHOWN).join(' ').toUpperCase();
}

async function takePrints(): Promise<Prints | null> {
  const session = currentSession();
  if (session === null) return null;
  await session.settled();
  const answer = await call('ledger:hash', {});
  return answer.ok ? { inWindow: session.standing().state, inMain: answer.value.state } : null;
}

export function Fingerprint() {
  const [prints, setPrints] = useState<Prints | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let live = true;
    void takePrints().then((taken) => live && setPrints(taken));
    return () => {
      live = false;
    };
  }, [asked]);
  if (prints === null) return <span>正在核对……</span>;
  const same = prints.inWindow === prints.inMain;
  return (
    <span data-testid="fingerprint" data-window={prints.inWindow} data-main={prints.inMain}>
      {spoken(prints.inMain)}
      {'　'}
      <Typography.Text type={same ? 'secondary' : 'danger'}>
        {same ? '窗口与磁盘一致。两台电脑校验值相同，数据就相同。' : '窗口与磁盘不一致，请重新打开程序。'}
      </Typography.Text>
      <Button size="small" type="link" onClick={() => setAsked(asked + 1)}>
        重新核对
      </Button>
    </span>
  );
}
