/**
 * One 办法 under a clerk's hands: outline on the left, the forms of a section, and beside them what it gives a unit today. Nothing is stored before
 * 保存; leaving the editor saves a draft too, so that nothing typed is lost. An adopted one is read only: a change is a new version.
 */
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { useCommands } from '../../commands/registry';
import type { BoundCommand } from '../../commands/registry';
import { FindingList, LivePane } from './LivePane';
import { SECTIONS, placeOfFinding, placeWords } from './places';
import type { Place } from './places';
import { FormFields } from './FieldControl';
import { SectionPane } from './SectionPane';
import { useTrial } from './use-trial';

type Props = {
  readonly opened: Scheme;
  /** True: shown, not changed: an adopted version, or a person who may only look. */
  readonly locked: boolean;
  readonly today: string;
  /** 考核年度. */
  readonly year: number;
  readonly onSave: (scheme: Scheme) => Promise<boolean>;
  readonly onBack: () => void;
  /** Absent where nobody may adopt it here. */
  readonly onAdopt?: (() => void) | undefined;
};

const MOST_UNDO = 100;

export function SchemeEditor({ opened, locked, today, year, onSave, onBack, onAdopt }: Props) {
  const [scheme, setScheme] = useState(opened);
  const [past, setPast] = useState<readonly Scheme[]>([]);
  const [saved, setSaved] = useState(opened);
  const [place, setPlace] = useState<Place>({ section: 'basis' });
  const [unit, setUnit] = useState<string | null>(null);
  const trial = useTrial(scheme, today, year, place, unit);
  const dirty = scheme !== saved;

  const leaving = useRef({ dirty: false, scheme, onSave });
  useEffect(() => {
    leaving.current = { dirty: dirty && !locked, scheme, onSave };
  });
  useEffect(
    () => () => {
      const last = leaving.current;
      if (last.dirty) void last.onSave(last.scheme);
    },
    [],
  );

  function change(next: Scheme): void {
    setPast((all) => [...all.slice(-MOST_UNDO), scheme]);
    setScheme(next);
  }
  function undo(): void {
    const last = past.at(-1);
    if (last === undefined) return;
    setPast(past.slice(0, -1));
    setScheme(last);
  }
  // While the editor is open Ctrl+Z takes back its own last change, never a step of the ledger behind it.
  const stepBack = useRef(undo);
  useEffect(() => {
    stepBack.current = undo;
  });
  const commands = useMemo<readonly BoundCommand[]>(
    () => [
      {
        id: 'scheme.undo',
        label: '撤销上一处改动',
        shortcut: 'Ctrl+Z',
        group: '考核办法',
        when: () => true,
        run: () => stepBack.current(),
      },
    ],
    [],
  );
  useCommands(commands);
  async function save(): Promise<boolean> {
    const done = await onSave(scheme);
    if (done) setSaved(scheme);
    return done;
  }

  const placed = trial.findings.map((finding) => ({ finding, place: placeOfFinding(finding, trial.scheme) }));
  const inSection = (section: Place['section']) => placed.filter((own) => own.place.section === section && own.finding.level !== 'note');
  const findingsOf = (id: string) =>
    placed.filter((own) => own.place.section === place.section && own.place.id === id).map((own) => own.finding);
  const errors = trial.findings.filter((finding) => finding.level === 'error').length;

  return (
    <div className="scheme-editor" data-testid="scheme-editor">
      <header className="scheme-head">
        <Button size="small" autoFocus onClick={onBack}>
          ← 全部办法
        </Button>
        <strong>{scheme.title}</strong>
        <span className="scheme-hint">
          {locked
            ? scheme.basis.docNumber === ''
              ? '只读'
              : `已采用，${scheme.basis.docNumber}；要改，请在全部办法里点“修订为新版本”`
            : dirty
              ? '有改动，未保存'
              : '已保存'}
        </span>
        <span className="scheme-space" />
        {!locked && (
          <>
            <Button size="small" disabled={past.length === 0} onClick={undo}>
              撤销
            </Button>
            <Button
              size="small"
              type={dirty ? 'primary' : 'default'}
              disabled={!dirty}
              data-testid="scheme-save"
              onClick={() => void save()}
            >
              保存
            </Button>
          </>
        )}
        {onAdopt !== undefined && (
          <Button
            size="small"
            disabled={errors > 0 || !trial.fresh}
            title={errors > 0 ? `还有${errors}处必须改` : trial.fresh ? undefined : '正在试算，算完才能采用'}
            data-testid="scheme-adopt"
            onClick={() => void save().then((done) => done && onAdopt())}
          >
            采用…
          </Button>
        )}
      </header>
      <nav className="scheme-outline" aria-label="办法的各部分">
        {SECTIONS.map(([section, label]) => {
          const found =
            section === 'check' ? trial.findings.filter((f) => f.level !== 'note') : inSection(section).map((own) => own.finding);
          const parts = section === 'words' ? (scheme.words ?? []) : (scheme as unknown as Record<string, unknown>)[section];
          return (
            <button key={section} type="button" aria-current={place.section === section} onClick={() => setPlace({ section })}>
              {label}
              {Array.isArray(parts) && <small>{parts.length}</small>}
              {found.length > 0 && (
                <em className={found.some((f) => f.level === 'error') ? 'scheme-badge-error' : 'scheme-badge-warning'}>▲{found.length}</em>
              )}
            </button>
          );
        })}
      </nav>
      <main className="scheme-main">
        {place.section === 'check' ? (
          <div className="scheme-card">
            {trial.findings.length === 0 ? (
              <p>没有发现问题。</p>
            ) : (
              <FindingList
                findings={trial.findings}
                where={(finding) => placeWords(placeOfFinding(finding, trial.scheme), trial.scheme)}
                onOpen={(finding) => setPlace(placeOfFinding(finding, trial.scheme))}
              />
            )}
          </div>
        ) : (
          <FormFields>
            <SectionPane
              scheme={scheme}
              place={place}
              disabled={locked}
              units={trial.units}
              words={trial.words}
              findingsOf={findingsOf}
              onChange={change}
              onPlace={setPlace}
            />
          </FormFields>
        )}
      </main>
      <LivePane
        trial={trial}
        open={place.id !== undefined}
        findings={place.id === undefined ? [] : findingsOf(place.id)}
        onUnit={setUnit}
      />
    </div>
  );
}
