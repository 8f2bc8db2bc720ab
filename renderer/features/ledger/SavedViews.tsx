/**
 * 我的视图: columns, order, filters and unit of the 项目台账 under a name, for the person at the keyboard. Kept with the window's settings: losing them harms
 * no data.
 */
import { Button, Input, Modal, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import { readViews, viewsToJson, withView } from '../../../shared/views/saved-views';
import type { NamedView, SavedViews as Views } from '../../../shared/views/saved-views';
import { call } from '../../bridge';
import type { GridView } from '../../grid/grid-types';

const SETTING = 'ledger.views';
const MAX_NAME = 20;

/** Lists of a view are read-only; a kept one is a copy. */
function plainCopy(view: GridView): NamedView['view'] {
  return structuredClone(view) as NamedView['view'];
}

type SavedViewsProps = { readonly person: string; readonly view: GridView; readonly onView: (view: GridView) => void };

export function SavedViews({ person, view, onView }: SavedViewsProps) {
  const [all, setAll] = useState<Views>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const [naming, setNaming] = useState<string | null>(null);
  useEffect(() => {
    void call('app:getSetting', { key: SETTING }).then((answer) => {
      if (answer.ok) setAll(readViews(answer.value));
    });
  }, []);
  const own = all[person] ?? [];

  function keep(views: readonly NamedView[]): void {
    const next = { ...all, [person]: views };
    setAll(next);
    void call('app:setSetting', { key: SETTING, value: viewsToJson(next) });
  }
  function save(): void {
    const name = naming?.trim() ?? '';
    if (name === '') return;
    keep(withView(own, { name, view: plainCopy(view) }));
    setChosen(name);
    setNaming(null);
  }
  return (
    <Space.Compact>
      <Select
        size="small"
        aria-label="我的视图"
        data-testid="saved-views"
        style={{ width: 128 }}
        placeholder="我的视图"
        allowClear
        value={chosen}
        notFoundContent="还没有保存的视图"
        options={own.map(({ name }) => ({ value: name, label: name }))}
        onChange={(name: string | undefined) => {
          setChosen(name ?? null);
          const named = own.find((one) => one.name === name);
          if (named !== undefined) onView(named.view);
        }}
      />
      <Button size="small" title="把现在的列、筛选和排序存为我的视图" onClick={() => setNaming(chosen ?? '')}>
        存
      </Button>
      {chosen !== null && (
        <Button
          size="small"
          title="删除这个视图，不影响数据"
          onClick={() => {
            keep(own.filter(({ name }) => name !== chosen));
            setChosen(null);
          }}
        >
          删
        </Button>
      )}
      <Modal
        open={naming !== null}
        title="存为我的视图"
        okText="保存"
        cancelText="取消"
        okButtonProps={{ disabled: (naming ?? '').trim() === '' }}
        onOk={save}
        onCancel={() => setNaming(null)}
      >
        <p>保存现在的列、顺序、筛选、排序和金额单位，只给{person}使用。同名的视图会被替换。</p>
        <Input
          aria-label="视图名称"
          placeholder="例如：在谈项目周看"
          maxLength={MAX_NAME}
          value={naming ?? ''}
          onChange={(event) => setNaming(event.target.value)}
          onPressEnter={save}
        />
      </Modal>
    </Space.Compact>
  );
}
