/** What lies on the stick: every package in plain words, from the part that can be read without taking it in. */
import { Button, Space, Tag } from 'antd';
import type { Drive } from '../../../shared/contract/exchange';
import type { FileToken } from '../../../shared/contract/files';
import { PlainTable } from '../../ui/PlainTable';
import { contentWords, monthWords } from './words';

type Props = {
  readonly drive: Drive;
  readonly onOpen: (file: FileToken) => void;
  /** The cover page on paper, without taking the package in. */
  readonly onCover: (file: FileToken) => void;
};

/** Used on the first page or in 换电脑, never taken into an open ledger. */
const AT_START: ReadonlySet<string> = new Set(['开通', '备份']);

export function DriveCard({ drive, onOpen, onCover }: Props) {
  return (
    <PlainTable
      rowKey="token"
      pagination={false}
      dataSource={drive.files}
      empty="U盘里没有责任台账的数据包。"
      columns={[
        { title: '文件', width: 330, render: (_, file) => <span className="exchange-file">{file.name}</span> },
        {
          title: '类别',
          width: 84,
          render: (_, file) => (
            <>
              {file.cover?.kind ?? ''}
              {file.cover?.locked === true && <Tag className="exchange-locked">加口令</Tag>}
            </>
          ),
        },
        { title: '来自', width: 120, render: (_, file) => file.cover?.from ?? '' },
        { title: '期间', width: 96, render: (_, file) => (file.cover === null ? '' : monthWords(file.cover.period)) },
        {
          title: '内容',
          render: (_, file) => (file.problem !== '' ? file.problem : contentWords(file.cover?.counts ?? [])),
        },
        {
          title: '',
          width: 176,
          render: (_, file) => (
            <Space size={4}>
              {(file.cover === null || !AT_START.has(file.cover.kind)) && (
                <Button size="small" disabled={file.cover === null} data-testid="open-package" onClick={() => onOpen(file.token)}>
                  打开核对
                </Button>
              )}
              <Button size="small" disabled={file.cover === null} data-testid="package-cover" onClick={() => onCover(file.token)}>
                交接单
              </Button>
            </Space>
          ),
        },
      ]}
    />
  );
}
