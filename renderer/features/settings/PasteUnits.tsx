/** 粘贴单位名单: a column of names from Excel or Word becomes units; kind and section are proposed and can be changed before anything is stored. */
import { Alert, Button, Input, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { listedUnitDrafts, readUnitList, usualSection } from '../../../shared/county/unit-list';
import type { ListedUnit } from '../../../shared/county/unit-list';
import { SECTIONS, UNIT_KIND_WORDS, UNIT_KINDS } from '../../../shared/model/entities-county';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';

type Changes = Pick<ListedUnit, 'kind' | 'section'>;

export function PasteUnits() {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [text, setText] = useState('');
  const [changed, setChanged] = useState<ReadonlyMap<string, Changes>>(new Map());
  const [busy, setBusy] = useState(false);
  const { units, passedOver } = useMemo(() => readUnitList(text, ledger), [text, ledger]);
  const proposed = units.map((unit) => ({ ...unit, ...changed.get(unit.name) }));
  const change = (name: string, own: Changes): void => setChanged(new Map([...changed, [name, own]]));

  async function save(): Promise<void> {
    setBusy(true);
    const answer = await commit((now) => listedUnitDrafts(now, proposed, freshId));
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    frame.closeDrawer();
    frame.tell(`已录入 ${proposed.length} 个单位`);
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <div>从 Excel 或 Word 里复制单位名单粘贴到这里，一行一个；有规范全称的，放在第二列。类别和板块按名称提出，请核对。</div>
      <Input.TextArea
        autoFocus
        aria-label="单位名单"
        data-testid="paste-units"
        rows={6}
        placeholder={'柳河镇\n石桥乡\n青石经济开发区\n县发展和改革局'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {passedOver.length > 0 && (
        <Alert type="info" showIcon title={`${passedOver.length} 个名称已经有了，不再录入：${passedOver.slice(0, 10).join('、')}`} />
      )}
      {proposed.length > 0 && (
        <PlainTable
          rowKey="name"
          dataSource={proposed}
          pagination={{ pageSize: 50 }}
          columns={[
            { title: '单位', dataIndex: 'name' },
            { title: '规范全称', dataIndex: 'fullName' },
            {
              title: '单位类别',
              width: 130,
              render: (_, { name, kind }) => (
                <Select
                  size="small"
                  aria-label={`${name}的单位类别`}
                  style={{ width: 116 }}
                  value={kind}
                  options={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND_WORDS[value] }))}
                  onChange={(next) => change(name, { kind: next, section: usualSection(next) })}
                />
              ),
            },
            {
              title: '板块',
              width: 130,
              render: (_, { name, kind, section }) => (
                <Select
                  size="small"
                  aria-label={`${name}的板块`}
                  style={{ width: 116 }}
                  value={section}
                  options={SECTIONS.map((value) => ({ value, label: value }))}
                  onChange={(next) => change(name, { kind, section: next })}
                />
              ),
            },
          ]}
        />
      )}
      <Space>
        <Button type="primary" loading={busy} disabled={proposed.length === 0} data-testid="paste-units-save" onClick={() => void save()}>
          {proposed.length === 0 ? '录入' : `录入 ${proposed.length} 个单位`}
        </Button>
        <Button onClick={frame.closeDrawer}>取消</Button>
      </Space>
    </Space>
  );
}
