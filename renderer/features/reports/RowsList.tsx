/** The records behind a figure: what each says, who entered it, from which file; a click leads to the page of its project, unit or person. */
import { findState, titleOf } from '../../../shared/exchange/record-text';
import type { Ledger } from '../../../shared/ledger/fold';
import { recordIdSchema } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { evidenceLines } from '../../../shared/month/evidence';
import type { EvidenceLine } from '../../../shared/month/evidence';
import { ownPage, pageOf } from '../../../shared/reports/record-pages';
import type { RecordPlace } from '../../../shared/reports/record-pages';
import type { Figure } from '../../../shared/reports/report';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { RecordLink } from '../../ui/RecordLink';

export function RowsList({ ids }: { readonly ids: readonly RecordId[] }) {
  const ledger = useLedger((current) => current);
  const lines = evidenceLines(ledger, ids);
  return (
    <div data-testid="report-rows">
      <p>共 {lines.length} 条记录。点名称看详情。</p>
      <PlainTable<EvidenceLine>
        rowKey={({ id }, place) => `${id}-${place}`}
        dataSource={lines}
        pagination={{ pageSize: 16 }}
        empty="没有记录"
        columns={[
          { title: '类别', dataIndex: 'kind', width: 80 },
          {
            title: '名称',
            render: (_, { id, title }) => {
              const own = recordIdSchema.safeParse(id);
              const page = own.success ? pageOf(ledger, own.data) : null;
              return page === null ? (
                title
              ) : (
                <RecordLink kind={page.kind} record={page.record}>
                  {title || titleOfPage(ledger, page)}
                </RecordLink>
              );
            },
          },
          { title: '内容', dataIndex: 'says' },
          { title: '录入人', width: 80, render: (_, { person, source }) => <span title={source}>{person}</span> },
        ]}
      />
    </div>
  );
}

function titleOfPage(ledger: Ledger, { record }: RecordPlace): string {
  const state = findState(ledger, record);
  return state === null ? '' : titleOf(ledger, state);
}

/** Opens the records behind a figure in the drawer; the name of one project, unit or person leads to its page. */
export function useOpenRows() {
  const frame = useFrame();
  return (title: string, { rows = [], text }: Figure): void => {
    const [only] = rows;
    const page = rows.length === 1 && only !== undefined ? ownPage(currentLedger(), only) : null;
    if (page !== null) return frame.go('record', { tab: page.kind, record: page.record });
    frame.openDrawer({ title: `${title}：${text}`.slice(0, 60), width: 640, body: <RowsList ids={rows} /> });
  };
}
