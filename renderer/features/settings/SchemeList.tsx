/**
 * The county's own 考核办法: none is active until a person has entered it with its 发文号. Until then nobody is ranked and nothing is proposed.
 */
import { Alert, Button, DatePicker, Form, Input, Modal, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import { setDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay, isoDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import { COUNTY_SCOPE } from '../../../shared/model/ids';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';

type Values = { documentNumber: string; effectiveFrom?: Dayjs };

function AdoptForm({ scheme, onDone }: { scheme: RecordOf<'scheme'>; onDone: () => void }) {
  const ledger = useLedger((current) => current);
  const [problem, setProblem] = useState<string | null>(null);

  async function adopt(values: Values): Promise<void> {
    const place = { scope: COUNTY_SCOPE, entity: 'scheme', record: scheme.id } as const;
    const effectiveFrom = values.effectiveFrom === undefined ? null : isoDay(values.effectiveFrom.format('YYYY-MM-DD'));
    const answer = await commit([setDraft(ledger, place, { documentNumber: values.documentNumber.trim(), effectiveFrom })]);
    if (answer.ok) onDone();
    else setProblem(errorMessage(answer.code, answer.detail));
  }

  return (
    <Form<Values>
      layout="vertical"
      initialValues={{ documentNumber: scheme.documentNumber ?? '' }}
      onFinish={(values) => void adopt(values)}
      requiredMark={false}
    >
      <Form.Item name="documentNumber" label="发文号" rules={[{ required: true, message: '请填写正式印发的文号' }]}>
        <Input placeholder="例如 青招组发〔2026〕1号" maxLength={60} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label="施行日期">
        <DatePicker />
      </Form.Item>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      <Button type="primary" htmlType="submit">
        保存
      </Button>
    </Form>
  );
}

export function SchemeList({ readOnly }: { readOnly: boolean }) {
  const schemes = useLedger((ledger) => listRecords(ledger, 'scheme'));
  const [adopting, setAdopting] = useState<RecordOf<'scheme'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function importScheme(): Promise<void> {
    const file = await call('files:choose', { purpose: 'scheme' });
    if (!file.ok || file.value === null) return;
    const read = await call('files:scheme', { file: file.value.token });
    const answer = read.ok ? await commit(read.value.drafts) : read;
    setProblem(answer.ok ? null : errorMessage(answer.code, answer.detail));
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {!schemes.some((scheme) => (scheme.documentNumber ?? '') !== '') && (
        <Alert type="info" showIcon title="还没有录入本县正式印发的考核办法。录入办法和发文号之前，程序不排名、不提出督办和处置建议。" />
      )}
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      {!readOnly && <Button onClick={() => void importScheme()}>导入考核办法文件</Button>}
      <PlainTable
        rowKey="id"
        pagination={false}
        dataSource={schemes}
        empty="还没有考核办法。"
        columns={[
          { title: '年度', dataIndex: 'year', width: 80 },
          { title: '名称', dataIndex: 'title' },
          { title: '发文号', dataIndex: 'documentNumber', width: 220, render: (text: string | undefined) => text ?? '未录入，不生效' },
          {
            title: '施行日期',
            width: 140,
            render: (_, scheme) => (scheme.effectiveFrom === undefined ? '' : formatDay(scheme.effectiveFrom)),
          },
          {
            title: '',
            width: 110,
            render: (_, scheme) =>
              !readOnly && (
                <Button size="small" type="link" onClick={() => setAdopting(scheme)}>
                  录入发文号
                </Button>
              ),
          },
        ]}
      />
      <Modal open={adopting !== null} title="录入发文号" footer={null} onCancel={() => setAdopting(null)} destroyOnHidden>
        {adopting !== null && <AdoptForm scheme={adopting} onDone={() => setAdopting(null)} />}
      </Modal>
    </Space>
  );
}
