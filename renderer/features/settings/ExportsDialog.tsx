/** 导出记录: what left this machine as paper, file or package, newest first. */
import { Modal, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { ExportEntry } from '../../../shared/contract/people';
import { call } from '../../bridge';
import { PlainTable } from '../../ui/PlainTable';

export function ExportsDialog({ onClose }: { readonly onClose: () => void }) {
  const [entries, setEntries] = useState<readonly ExportEntry[] | null>(null);
  useEffect(() => {
    let live = true;
    void call('people:exports', {}).then((answer) => live && setEntries(answer.ok ? answer.value.entries : []));
    return () => {
      live = false;
    };
  }, []);
  return (
    <Modal open title="导出记录" width={860} footer={null} onCancel={onClose} style={{ top: 24 }}>
      <Typography.Paragraph type="secondary">从本机另存、打印、写入U盘的都记在这里，只增不减。</Typography.Paragraph>
      <PlainTable<ExportEntry>
        rowKey={({ at, file, what }) => `${at}${what}${file}`}
        dataSource={entries ?? []}
        pagination={{ pageSize: 10 }}
        empty={entries === null ? '正在读取…' : '还没有导出过。'}
        columns={[
          { title: '时间', width: 150, render: (_, { at }) => at.slice(0, 16).replace('T', ' ') },
          { title: '经办人', dataIndex: 'person', width: 100 },
          { title: '事项', dataIndex: 'what', width: 140 },
          { title: '文件', dataIndex: 'file' },
        ]}
      />
    </Modal>
  );
}
