/** Units of the county: name, aliases by which ledgers call them, section of the tables. */
import { Alert, Button, Form, Input, Modal, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { ENTITIES } from '../../../shared/model/entities';
import type { RecordOf } from '../../../shared/model/entities';
import { SECTIONS } from '../../../shared/model/entities-county';
import { COUNTY_SCOPE, newRecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';

type Values = { name: string; fullName?: string; section?: string; aliases?: string[] };

/** The form of one unit; `unit` is null for a new one. */
function UnitForm({ unit, onDone }: { unit: RecordOf<'unit'> | null; onDone: () => void }) {
  const ledger = useLedger((current) => current);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { fields } = ENTITIES.unit;

  async function save(values: Values): Promise<void> {
    const writes = {
      name: values.name.trim(),
      fullName: values.fullName?.trim() ?? null,
      section: values.section ?? null,
      aliases: values.aliases ?? [],
    };
    const record = unit?.id ?? newRecordId(ENTITIES.unit.idPrefix, crypto.getRandomValues(new Uint8Array(10)));
    const place = { scope: COUNTY_SCOPE, entity: 'unit', record } as const;
    const order = listRecords(ledger, 'unit').length + 1;
    const answer = await commit([unit === null ? createDraft(place, { ...writes, order }) : setDraft(ledger, place, writes)]);
    if (answer.ok) onDone();
    else setFailure(answer);
  }

  return (
    <Form<Values> layout="vertical" initialValues={unit ?? {}} onFinish={(values) => void save(values)} requiredMark={false}>
      <Form.Item name="name" label={fields.name.label} rules={[{ required: true, message: '请填写单位名称，例如 柳河镇' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="fullName" label={`${fields.fullName.label}（文书主送用）`}>
        <Input maxLength={60} placeholder="例如 柳河镇人民政府" />
      </Form.Item>
      <Form.Item name="section" label={fields.section.label}>
        <Select options={SECTIONS.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="aliases" label={`${fields.aliases.label}（各地台账里的叫法，导入时按此认出单位）`}>
        <Select mode="tags" open={false} placeholder="输入后按回车" />
      </Form.Item>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      <Button type="primary" htmlType="submit">
        保存
      </Button>
    </Form>
  );
}

export function UnitList({ readOnly }: { readOnly: boolean }) {
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const [edited, setEdited] = useState<RecordOf<'unit'> | 'new' | null>(null);
  const sorted = [...units].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return (
    <div>
      <Space className="settings-head">
        <strong>单位（{units.length}）</strong>
        {!readOnly && (
          <Button size="small" onClick={() => setEdited('new')} data-testid="add-unit">
            新增单位
          </Button>
        )}
      </Space>
      <PlainTable
        rowKey="id"
        dataSource={sorted}
        pagination={{ pageSize: 12 }}
        empty="还没有单位。先把各镇、园区、县直单位录进来，台账才能按单位归集。"
        columns={[
          { title: '单位', dataIndex: 'name', width: 150 },
          { title: '板块', dataIndex: 'section', width: 90 },
          {
            title: '别名',
            dataIndex: 'aliases',
            render: (aliases: readonly string[] | undefined) => aliases?.map((alias) => <Tag key={alias}>{alias}</Tag>),
          },
          {
            title: '',
            width: 64,
            render: (_, unit) =>
              !readOnly && (
                <Button size="small" type="link" onClick={() => setEdited(unit)}>
                  修改
                </Button>
              ),
          },
        ]}
      />
      <Modal
        open={edited !== null}
        title={edited === 'new' ? '新增单位' : '修改单位'}
        footer={null}
        onCancel={() => setEdited(null)}
        destroyOnHidden
      >
        {edited !== null && <UnitForm unit={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Modal>
    </div>
  );
}
