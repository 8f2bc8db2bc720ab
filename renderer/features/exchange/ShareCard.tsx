/**
 * 交换文件夹: several computers of one office give each other what they entered. What the others wrote is proposed here and taken in by a person, with the
 * same page 新增/更新/无变化/需核对 as from a stick.
 */
import { Alert, Button, Card, Flex, Space, Typography } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { Share } from '../../../shared/contract/exchange';
import type { FileToken } from '../../../shared/contract/files';
import type { Failure } from '../../../shared/errors';
import { call, listen } from '../../bridge';
import { PlainTable } from '../../ui/PlainTable';

type Props = {
  readonly status: WorkspaceStatus;
  /** What was last done on the screen: afterwards the folder is looked at again. */
  readonly after: string;
  readonly onOpen: (file: FileToken) => void;
  readonly onDone: (words: string) => void;
  readonly onFailure: (failure: Failure) => void;
};

const MARKS: Readonly<Record<Share['files'][number]['state'], string>> = {
  可接收: '◆ 可接收',
  未写完: '… 正在写入或同步，稍候',
  不能接收: '▲ 不能接收',
  不是发给本单位: '— 不是发给本单位的',
  已接收: '✓ 已接收',
  本机写出: '本机写出',
};

export function ShareCard({ status, after, onOpen, onDone, onFailure }: Props) {
  const [share, setShare] = useState<Share | null>(null);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async (): Promise<void> => {
    const answer = await call('exchange:share', {});
    setShare(answer.ok ? answer.value : null);
  }, []);

  useEffect(() => {
    const first = window.setTimeout(() => void look(), 0);
    const stop = listen('exchange:drives', () => void look());
    return () => {
      window.clearTimeout(first);
      stop();
    };
  }, [look, after]);

  async function write(): Promise<void> {
    setBusy(true);
    const answer = await call('exchange:shareWrite', { person: status.person });
    setBusy(false);
    await look();
    if (answer.ok) onDone(`已写入交换文件夹并核对：${answer.value.file}`);
    else onFailure(answer);
  }

  async function choose(use: boolean): Promise<void> {
    const answer = await call('exchange:shareFolder', { use });
    if (!answer.ok) return onFailure(answer);
    if (answer.value === null) return;
    setShare(answer.value);
    // The others must learn what this computer holds before they leave anything out.
    if (use && answer.value.problem === '') await write();
  }

  if (share === null) return null;
  if (share.folder === null) {
    return (
      <Typography.Text type="secondary">
        本单位有几台电脑的，可以设一个大家都能打开的文件夹（局域网共享或同步盘），互相交换录入的内容。
        <Button type="link" size="small" disabled={status.readOnly} data-testid="share-choose" onClick={() => void choose(true)}>
          设置交换文件夹
        </Button>
      </Typography.Text>
    );
  }
  const waiting = share.files.filter(({ state }) => state === '可接收').length;
  return (
    <Card
      size="small"
      title={waiting === 0 ? '交换文件夹（本单位几台电脑）' : `交换文件夹（本单位几台电脑）：有 ${waiting} 份可接收`}
      data-testid="share"
      extra={
        <Space>
          <Button size="small" onClick={() => void look()}>
            重新查看
          </Button>
          <Button
            size="small"
            type="primary"
            ghost={!share.unwritten}
            loading={busy}
            disabled={status.readOnly}
            data-testid="share-write"
            onClick={() => void write()}
          >
            写出本机内容
          </Button>
          <Button size="small" data-testid="share-stop" onClick={() => void choose(false)}>
            停止使用
          </Button>
        </Space>
      }
    >
      <Flex vertical gap={8}>
        <Typography.Text type="secondary" className="exchange-file">
          {share.folder}
        </Typography.Text>
        {share.unwritten && share.problem === '' && (
          <Typography.Text data-testid="share-unwritten">▲ 本机有内容还没有写出，其他电脑看不到；点“写出本机内容”。</Typography.Text>
        )}
        {share.problem !== '' && <Alert type="warning" showIcon title={share.problem} data-testid="share-problem" />}
        {share.problem === '' && (
          <PlainTable
            rowKey="token"
            dataSource={share.files}
            pagination={{ pageSize: 6 }}
            empty="文件夹里还没有数据包。每台电脑都设好这个文件夹，点“写出本机内容”。"
            columns={[
              { title: '文件', width: 380, render: (_, file) => <span className="exchange-file">{file.name}</span> },
              { title: '类别', dataIndex: 'kind', width: 64 },
              { title: '来自', width: 120, render: (_, { from }) => from },
              { title: '情况', render: (_, { state, problem }) => (problem === '' ? MARKS[state] : `${MARKS[state]}：${problem}`) },
              {
                title: '',
                width: 96,
                render: (_, file) =>
                  file.state === '可接收' && (
                    <Button size="small" data-testid="share-open" onClick={() => onOpen(file.token)}>
                      打开核对
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Flex>
    </Card>
  );
}
