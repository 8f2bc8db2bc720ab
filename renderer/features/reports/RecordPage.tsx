/** The page of one project, unit, person or meeting, opened from search, tables and anywhere a name stands; printable as a file (S-112); and the pages of help. */
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { HELP_LABELS, HELP_PAGES, helpReport } from '../../../shared/help/help-pages';
import type { HelpPage } from '../../../shared/help/help-pages';
import { recordId } from '../../../shared/model/ids';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { useAnswer } from '../../data/answers';
import { useStatus } from '../../data/status';
import { useFrame } from '../../ui/frame-context';
import type { ScreenProps } from '../../ui/navigation';
import { EmptyState } from '../../ui/Notices';
import { ReportParts } from '../../ui/ReportParts';
import { OutputButtons } from './OutputButtons';
import { ProjectPage } from './ProjectPage';
import { useOpenRows } from './RowsList';
import './reports.css';

function FilePage({ request }: { readonly request: ReportRequest }) {
  const frame = useFrame();
  const openRows = useOpenRows();
  const report = useAnswer('report', request);
  if (report === null) return <EmptyState title="台账里没有这条记录" actions={<Button onClick={frame.back}>返回</Button>} />;
  return (
    <div className="record-page" data-testid="record-page">
      <header>
        <Button size="small" onClick={frame.back}>
          ← 返回
        </Button>
        <h1>{report.title}</h1>
        <span className="record-under">{report.under}</span>
        <span className="record-tools">
          <OutputButtons request={request} />
        </span>
      </header>
      <div className="record-scroll">
        <ReportParts parts={report.parts} notes={report.notes} onRows={openRows} />
      </div>
    </div>
  );
}

/** 速查卡, 使用手册 and 本程序的边界, to read, print and save on the stick. */
function HelpPages({ first }: { readonly first: HelpPage }) {
  const frame = useFrame();
  const status = useStatus();
  const [page, setPage] = useState(first);
  const report = useMemo(() => helpReport(page), [page]);
  return (
    <div className="record-page" data-testid="help-page">
      <header>
        <Button size="small" onClick={frame.back}>
          ← 返回
        </Button>
        <h1>{report.title}</h1>
        <Segmented<HelpPage>
          size="small"
          value={page}
          onChange={setPage}
          options={HELP_PAGES.map((value) => ({ value, label: HELP_LABELS[value] }))}
        />
        <span className="record-tools">
          <OutputButtons request={{ kind: page, day: status.today, record: null }} />
        </span>
      </header>
      <div className="record-scroll">
        <ReportParts parts={report.parts} notes={report.notes} onRows={() => undefined} />
      </div>
    </div>
  );
}

export function RecordPage({ target }: ScreenProps) {
  const status = useStatus();
  const request = useMemo<ReportRequest | null>(() => {
    const kind = (['project', 'unit', 'person', 'meeting'] as const).find((own) => own === target?.tab);
    if (kind === undefined || target?.record === undefined) return null;
    return { kind, day: status.today, record: recordId(target.record) };
  }, [target, status.today]);
  const help = HELP_PAGES.find((own) => own === target?.tab);
  if (help !== undefined) return <HelpPages key={help} first={help} />;
  if (request === null || request.record === null) return <EmptyState title="没有选中的记录" />;
  return request.kind === 'project' ? (
    <ProjectPage key={request.record} project={request.record} />
  ) : (
    <FilePage key={request.record} request={request} />
  );
}
