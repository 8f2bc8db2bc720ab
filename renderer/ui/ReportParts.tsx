/**
 * A report on screen: the same parts as on paper. A figure with records behind it is a button that asks for them. Presents only.
 */
import './report-parts.css';
import type { Figure, ReportPart } from '../../shared/reports/report';

export type OpenRows = (title: string, figure: Figure) => void;

function FigureText({ figure, title, onRows }: { readonly figure: Figure; readonly title: string; readonly onRows: OpenRows }) {
  if (figure.rows === undefined || figure.text === '') return <>{figure.text}</>;
  return (
    <button type="button" className="rp-figure" title="点开看这个数由哪些记录构成" onClick={() => onRows(title, figure)}>
      {figure.text}
    </button>
  );
}

type TablePart = Extract<ReportPart, { kind: 'table' }>;

function TableView({ part, onRows }: { readonly part: TablePart; readonly onRows: OpenRows }) {
  const whole = part.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <table className="rp-table">
      {(part.caption !== undefined || part.unit !== undefined) && (
        <caption>
          {part.caption}
          {part.unit !== undefined && <span>{part.unit}</span>}
        </caption>
      )}
      <colgroup>
        {part.columns.map(({ width }, place) => (
          <col key={place} width={`${((width / whole) * 100).toFixed(2)}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {part.columns.map(({ title }, place) => (
            <th key={place} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.length === 0 && (
          <tr>
            <td className="rp-empty" colSpan={part.columns.length}>
              {part.empty}
            </td>
          </tr>
        )}
        {part.rows.map(({ role, cells }, at) => (
          <tr key={at} className={`rp-${role}`}>
            {cells.map((figure, place) => (
              <td
                key={place}
                className={`rp-${role === 'section' ? 'left' : (part.columns[place]?.align ?? 'center')}`}
                {...(place === cells.length - 1 && cells.length < part.columns.length
                  ? { colSpan: part.columns.length - cells.length + 1 }
                  : {})}
              >
                <FigureText figure={figure} title={part.columns[place]?.title ?? ''} onRows={onRows} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type BarsPart = Extract<ReportPart, { kind: 'bars' }>;

/** Bars with their figures beside them; the bar is hatched, so that print and grey screens show it. */
function BarsView({ part, onRows }: { readonly part: BarsPart; readonly onRows: OpenRows }) {
  return (
    <table className="rp-table rp-bars">
      <caption>
        {part.caption}
        {part.unit !== undefined && <span>{part.unit}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{part.nameTitle}</th>
          <th scope="col">图示</th>
          {part.figureTitles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.bars.length === 0 && (
          <tr>
            <td className="rp-empty" colSpan={part.figureTitles.length + 2}>
              {part.empty}
            </td>
          </tr>
        )}
        {part.bars.map((bar) => (
          <tr key={bar.name}>
            <td className="rp-left">{bar.name}</td>
            <td className="rp-bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={Math.min(100, Math.max(0, bar.share))} height="10" />
              </svg>
            </td>
            {bar.figures.map((figure, place) => (
              <td key={place} className="rp-right">
                <FigureText figure={figure} title={`${bar.name}　${part.figureTitles[place] ?? ''}`} onRows={onRows} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Part({ part, onRows }: { readonly part: ReportPart; readonly onRows: OpenRows }) {
  switch (part.kind) {
    case 'heading':
      return part.level === 1 ? <h2>{part.text}</h2> : <h3>{part.text}</h3>;
    case 'text':
      return (
        <p>
          {part.pieces.map((figure, place) => (
            <FigureText key={place} figure={figure} title={figure.text} onRows={onRows} />
          ))}
        </p>
      );
    case 'form':
      return (
        <table className="rp-table rp-form">
          <tbody>
            {part.rows.map((line, at) => (
              <tr key={at}>
                {line.map(({ label, value }, place) => [
                  <th key={`l${place}`} scope="row">
                    {label}
                  </th>,
                  <td key={`v${place}`} className="rp-left">
                    <FigureText figure={value} title={label} onRows={onRows} />
                  </td>,
                ])}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'table':
      return <TableView part={part} onRows={onRows} />;
    case 'bars':
      return <BarsView part={part} onRows={onRows} />;
    case 'parties':
      return (
        <p className="rp-parties">
          {part.parties.map(({ role, name, signatory }) => (
            <span key={role}>
              {role}：{name}
              {signatory === '' ? '' : `　${signatory}（签字）：　　　　　年　　月　　日`}
            </span>
          ))}
        </p>
      );
  }
}

type ReportPartsProps = { readonly parts: readonly ReportPart[]; readonly notes?: readonly string[]; readonly onRows: OpenRows };

export function ReportParts({ parts, notes = [], onRows }: ReportPartsProps) {
  return (
    <div className="rp">
      {parts.map((part, place) => (
        <Part key={place} part={part} onRows={onRows} />
      ))}
      {notes.map((note, place) => (
        <p key={note} className="rp-note">
          注{notes.length > 1 ? place + 1 : ''}：{note}
        </p>
      ))}
    </div>
  );
}
