/**
 * A package the system handed over (double click on a .zeren): its cover page, and the one thing that can be done with it here. Takes nothing in by
 * itself; what it offers is decided in `given-words.ts`.
 */
import { Alert, Button, Descriptions, Flex, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { Cover, StickFile } from '../../../shared/contract/exchange';
import { coverLine } from '../../../shared/reports/cover-page';
import { call, listen } from '../../bridge';
import { AppConfig } from '../../ui/AppConfig';
import { givenWords } from './given-words';
import type { GivenAction } from './given-words';

/** The package that waits, asked for when the window may show it and again whenever main says that one came. */
export function useGivenFile(mayShow: boolean): readonly [StickFile | null, () => void] {
  const [file, setFile] = useState<StickFile | null>(null);
  useEffect(() => {
    if (!mayShow) return;
    const ask = async (): Promise<void> => {
      const answer = await call('exchange:given', {});
      if (answer.ok && answer.value !== null) setFile(answer.value);
    };
    void ask();
    return listen('exchange:handed', () => void ask());
  }, [mayShow]);
  return [file, () => setFile(null)];
}

function coverItems(cover: Cover): { key: string; label: string; children: string }[] {
  const counts = cover.counts.map(({ label, count }) => `${label} ${count}`).join('，');
  return [
    { key: 'what', label: '数据包', children: coverLine(cover) },
    { key: 'from', label: '发出单位', children: cover.from },
    { key: 'to', label: '接收单位', children: cover.to },
    { key: 'counts', label: '内容', children: counts === '' ? '没有新的内容' : counts },
    { key: 'code', label: '本县校验码', children: cover.checkCode },
    { key: 'locked', label: '通行口令', children: cover.locked ? '已设，由对方电话告知' : '未设' },
  ];
}

type Props = {
  readonly file: StickFile;
  /** A ledger is open. */
  readonly open: boolean;
  readonly onAct: (action: GivenAction, file: StickFile) => void;
  readonly onClose: () => void;
};

export function GivenFile({ file, open, onAct, onClose }: Props) {
  const { text, action, button } = givenWords(file.cover?.kind ?? null, open);
  return (
    <AppConfig>
      <Modal
        open
        title="打开的数据包"
        width={640}
        onCancel={onClose}
        footer={
          <Flex gap={8} justify="end">
            <Button onClick={onClose} data-testid="given-close">
              {action === null ? '知道了' : '不打开'}
            </Button>
            {action !== null && (
              <Button
                type="primary"
                data-testid="given-act"
                onClick={() => {
                  onClose();
                  onAct(action, file);
                }}
              >
                {button}
              </Button>
            )}
          </Flex>
        }
      >
        <div data-testid="given-file">
          <p className="start-given-name">{file.name}</p>
          {file.cover !== null && <Descriptions size="small" column={1} bordered items={coverItems(file.cover)} />}
          {file.problem === '' ? (
            <Alert className="start-given-words" type="info" showIcon title={text} />
          ) : (
            <Alert type="error" showIcon title={file.problem} />
          )}
        </div>
      </Modal>
    </AppConfig>
  );
}
