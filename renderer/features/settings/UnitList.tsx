/** Units of the county: name, aliases by which ledgers call them, section of the tables, and their order of print. */
import { Button, Modal, Space, Tag } from 'antd';
import { useState } from 'react';
import { moveUnitDrafts, unitsInOrder } from '../../../shared/county/unit-list';
import { formatDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import type { RecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { PasteUnits } from './PasteUnits';
import { UnitForm } from './UnitForm';

export function UnitList({ readOnly }: { readOnly: boolean }) {
  const frame = useFrame();
  const units = useLedger(unitsInOrder);
  const [edited, setEdited] = useState<RecordOf<'unit'> | 'new' | null>(null);

  function pasteList(): void {
    frame.openDrawer({ title: '粘贴单位名单', width: 640, body: <PasteUnits /> });
  }

  async function move(unit: RecordId, by: -1 | 1): Promise<void> {
    const answer = await commit((now) => moveUnitDrafts(now, unit, by));
    if (!answer.ok) frame.showFailure(answer);
  }

  return (
    <div>
      <Space>
        <strong>单位（{units.length}）</strong>
        {!readOnly && (
          <>
            <Button size="small" type={units.length === 0 ? 'primary' : 'default'} onClick={pasteList} data-testid="paste-units-open">
              粘贴名单
            </Button>
            <Button size="small" onClick={() => setEdited('new')} data-testid="add-unit">
              新增单位
            </Button>
          </>
        )}
      </Space>
      <PlainTable
        rowKey="id"
        dataSource={units}
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
          { title: '撤并', width: 104, render: (_, { to }) => (to === undefined ? '' : formatDay(to)) },
          {
            title: '',
            width: 132,
            render: (_, unit) =>
              !readOnly && (
                <Space size={0}>
                  <Button size="small" type="link" onClick={() => setEdited(unit)}>
                    修改
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${unit.name ?? ''}上移`}
                    disabled={unit.id === units[0]?.id}
                    onClick={() => void move(unit.id, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${unit.name ?? ''}下移`}
                    disabled={unit.id === units.at(-1)?.id}
                    onClick={() => void move(unit.id, 1)}
                  >
                    ↓
                  </Button>
                </Space>
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
