/** Said wherever a figure needs the year's 考核办法 and none is adopted: what is missing, and the one way to it. Presents only. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFrame } from './frame-context';
import { EmptyState } from './Notices';

type NoSchemeProps = {
  readonly title?: string;
  /** The county adopts a 办法; a township waits for it in the county's 下发. */
  readonly county: boolean;
  /** What stands here once there is one. */
  readonly children: ReactNode;
};

export function NoScheme({ title = '还没有本年度的考核办法', county, children }: NoSchemeProps) {
  const frame = useFrame();
  return (
    <EmptyState
      title={title}
      actions={
        county ? (
          <Button onClick={() => frame.go('settings', { tab: '考核办法' })}>去设置考核办法</Button>
        ) : (
          <Button onClick={() => frame.go('exchange')}>去数据交换</Button>
        )
      }
    >
      {county ? '在“设置 → 考核办法”录入县里正式印发的办法和发文号。' : '考核办法由县里下发，收到的下发包在“数据交换”里导入。'}
      {children}
    </EmptyState>
  );
}
