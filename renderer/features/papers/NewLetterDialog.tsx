/** 新建文书: which paper, for whom. Cards, talks and leave-post papers begin at a proposal (督办预警), because a rule of the 办法 must ask for them. */
import { Alert, Form, InputNumber, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { isTrusted } from '../../../shared/clock/clock';
import { fail, ok } from '../../../shared/errors';
import type { Result } from '../../../shared/errors';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import { OFFICE_FIELDS } from '../../../shared/letters/fields-office';
import type { OfficeKind } from '../../../shared/letters/fields-office';
import { isoDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { recordId } from '../../../shared/model/ids';
import { bulletinFields } from '../../../shared/papers/bulletin-fields';
import { noticeHead, PHRASES, unitFullName } from '../../../shared/papers/inputs';
import type { PaperInputs } from '../../../shared/papers/inputs';
import { supervisionFields } from '../../../shared/papers/notice-fields';
import { officeFields } from '../../../shared/papers/office-fields';
import { recordedSources } from '../../../shared/papers/recorded-facts';
import { matterOf } from '../../../shared/views/extensions';
import { commit } from '../../data/commit';
import { monthOf } from '../../data/month';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { contractsOf, contractUnits, personContractsOf, personKey } from '../../../shared/papers/letter-records';
import { peopleWithTasks, unitsBrokenDown } from '../../../shared/papers/person-contract';
import { allContractDrafts, allPersonContracts, newContract, newPersonContract } from './letter-drafts';
import type { NewLetter } from './letter-drafts';

const OFFICE_KINDS = Object.keys(OFFICE_FIELDS) as readonly OfficeKind[];
const KINDS = ['target-contract', 'person-contract', 'supervision-notice', 'monthly-bulletin', ...OFFICE_KINDS] as const;
type Kind = (typeof KINDS)[number];
const isOffice = (kind: Kind): kind is OfficeKind => OFFICE_KINDS.some((own) => own === kind);
const ALL_UNITS = 'all';
const ALL_PEOPLE = 'all';
const NO_ITEM = 'none';

/** What papers are filled from today. */
export function paperInputs(today: IsoDay): PaperInputs {
  const ledger = currentLedger();
  return { ledger, view: monthOf(ledger, today.slice(0, 7)), today };
}

/** 督办通知单 of an item; E_CLASH_IN_PAPER while two offices disagree on it. */
export function newNotice(inputs: PaperInputs, item: RecordId): Result<NewLetter> {
  const record = matterOf(inputs.ledger, item);
  if (record === null) return fail('E_PAPER_DATA');
  if (record.clashes !== undefined) return fail('E_CLASH_IN_PAPER', record.matter);
  return ok({
    kind: 'supervision-notice',
    title: `督办通知单（${record.matter ?? ''}）`.slice(0, 200),
    unit: record.unit ?? null,
    fields: supervisionFields(inputs, record),
    supervision: item,
  });
}

/** A 督办通知单 about something that is not in the list of items. */
function plainNotice(inputs: PaperInputs, unit: RecordId): NewLetter {
  const { request, reply } = PHRASES['supervision-notice'];
  const fields = { ...noticeHead(inputs, unit), leadUnit: unitFullName(inputs.ledger, unit), request, reply };
  return { kind: 'supervision-notice', title: '督办通知单', unit, fields, supervision: null };
}

function newBulletin(inputs: PaperInputs): Result<NewLetter> {
  if (inputs.view === null) return fail('E_PAPER_DATA', '还没有录入本年度考核办法和发文号');
  const fields = bulletinFields(inputs, inputs.view, Number(inputs.view.period.slice(5)), inputs.today, null);
  return ok({ kind: 'monthly-bulletin', title: fields.title, unit: null, fields, supervision: null });
}

/** A paper of the office about a unit; the person fills in what the ledger does not know. */
function newOfficePaper(inputs: PaperInputs, kind: OfficeKind, unit: RecordId, source: RecordId | null): Result<NewLetter> {
  const name = getRecord<'unit'>(inputs.ledger, 'unit', unit)?.name ?? '';
  const fields = officeFields(inputs, kind, unit, source);
  return fields.ok ? ok({ kind, title: `${LETTER_LABELS[kind]}（${name}）`, unit, fields: fields.value, supervision: null }) : fields;
}

type Props = {
  readonly onClose: () => void;
  /** A draft to be looked through before it is stored. */
  readonly onDraft: (letter: NewLetter) => void;
  /** Letters that were stored at once. */
  readonly onMade: (letters: readonly RecordId[]) => void;
};

export function NewLetterDialog({ onClose, onDraft, onMade }: Props) {
  const status = useStatus();
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [kind, setKind] = useState<Kind>('target-contract');
  const [year, setYear] = useState(Number(status.today.slice(0, 4)));
  const [unit, setUnit] = useState<string>(ALL_UNITS);
  const [item, setItem] = useState<string | null>(null);
  const [source, setSource] = useState<string | null>(null);
  const [person, setPerson] = useState<string>(ALL_PEOPLE);
  const [busy, setBusy] = useState(false);
  const units = useMemo(() => contractUnits(ledger, year), [ledger, year]);
  const standing = useMemo(() => contractsOf(ledger, year), [ledger, year]);
  const todo = units.filter(({ id }) => !standing.has(id)).length;
  const isPersonal = kind === 'person-contract';
  const brokenDown = useMemo(() => unitsBrokenDown(ledger, year), [ledger, year]);
  const people = useMemo(
    () => (isPersonal && unit !== ALL_UNITS ? peopleWithTasks(ledger, recordId(unit), year, isoDay(status.today)) : []),
    [ledger, isPersonal, unit, year, status.today],
  );
  const signing = useMemo(() => personContractsOf(ledger, year), [ledger, year]);
  const peopleTodo = people.filter((own) => !signing.has(personKey(recordId(unit), own.person))).length;
  const items = useMemo(() => listRecords(ledger, 'supervision').filter(({ closedOn }) => closedOn === undefined), [ledger]);
  const allUnits = useLedger((current) => listRecords(current, 'unit'));
  const trusted = isTrusted(status.clock);
  const sources = useMemo(
    () => (isOffice(kind) && unit !== ALL_UNITS ? recordedSources(ledger, kind, recordId(unit)) : []),
    [ledger, kind, unit],
  );
  // The only one is proposed; of several a person chooses.
  const standingSource = source ?? (sources.length === 1 ? (sources[0]?.id ?? null) : null);
  const chosenSource = standingSource === null || standingSource === NO_ITEM ? null : recordId(standingSource);

  function drafted(made: Result<NewLetter>): void {
    if (made.ok) onDraft(made.value);
    else frame.showFailure(made);
  }

  async function make(): Promise<void> {
    const inputs = paperInputs(isoDay(status.today));
    if (!trusted) return frame.showFailure(fail('E_CLOCK_DOUBT'));
    if (kind === 'monthly-bulletin') return drafted(newBulletin(inputs));
    if (kind === 'supervision-notice') {
      if (item === null) return;
      return drafted(item === NO_ITEM ? ok(plainNotice(inputs, recordId(unit))) : newNotice(inputs, recordId(item)));
    }
    if (isOffice(kind)) return drafted(newOfficePaper(inputs, kind, recordId(unit), chosenSource));
    if (isPersonal && person !== ALL_PEOPLE) return drafted(newPersonContract(inputs, recordId(unit), recordId(person), year));
    if (!isPersonal && unit !== ALL_UNITS) return drafted(newContract(inputs, recordId(unit), year));
    const all = isPersonal
      ? allPersonContracts(inputs, recordId(unit), year, status.person)
      : allContractDrafts(inputs, year, status.person);
    if (!all.ok) return frame.showFailure(all);
    setBusy(true);
    const answer = await commit(all.value.drafts);
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已拟稿${all.value.letters.length}份${LETTER_LABELS[kind]}`);
    onMade(all.value.letters);
  }

  const needsSource = sources.length > 0 && standingSource === null;
  const needsUnit = unit === ALL_UNITS && (isOffice(kind) || isPersonal || (kind === 'supervision-notice' && item === NO_ITEM));
  const nothing =
    kind === 'target-contract'
      ? unit === ALL_UNITS
        ? todo === 0
        : false
      : kind === 'supervision-notice'
        ? item === null || needsUnit
        : isPersonal
          ? needsUnit || (person === ALL_PEOPLE && peopleTodo === 0)
          : needsUnit || needsSource;
  const unitChoices =
    kind === 'target-contract'
      ? [
          { value: ALL_UNITS, label: `全部单位（还没有责任书的${todo}家）` },
          ...units.map(({ id, name }) => ({ value: id as string, label: standing.has(id) ? `${name}（已有）` : name })),
        ]
      : (isPersonal ? brokenDown : allUnits).map(({ id, name }) => ({ value: id as string, label: name ?? id }));
  const draftsAll = isPersonal ? person === ALL_PEOPLE : kind === 'target-contract' && unit === ALL_UNITS;
  return (
    <Modal
      open
      title="新建文书"
      okText={draftsAll ? '生成草稿' : '填写'}
      cancelText="取消"
      okButtonProps={{ disabled: nothing, loading: busy }}
      onOk={() => void make()}
      onCancel={onClose}
    >
      {!trusted && <Alert type="error" showIcon title="系统日期待核实，暂不能出具文书。" />}
      <Form layout="vertical">
        <Form.Item label="文种">
          <Select<Kind>
            aria-label="文种"
            showSearch={{ optionFilterProp: 'label' }}
            listHeight={420}
            value={kind}
            onChange={(value) => {
              setKind(value);
              setUnit(ALL_UNITS);
              setSource(null);
              setPerson(ALL_PEOPLE);
            }}
            options={KINDS.map((value) => ({ value, label: LETTER_LABELS[value] }))}
          />
        </Form.Item>
        {(kind === 'target-contract' || isPersonal) && (
          <Form.Item label="年度">
            <InputNumber aria-label="年度" min={2000} max={2100} value={year} onChange={(value) => value !== null && setYear(value)} />
          </Form.Item>
        )}
        {kind === 'supervision-notice' && (
          <Form.Item label="督办事项">
            <Select
              aria-label="督办事项"
              placeholder="从未办结的督办事项中选"
              showSearch={{ optionFilterProp: 'label' }}
              value={item}
              onChange={setItem}
              options={[
                ...items.map(({ id, matter, unit: of }) => ({
                  value: id as string,
                  label: `${matter ?? ''}（${of === undefined ? '' : (getRecord(ledger, 'unit', of)?.name ?? '')}）`,
                })),
                { value: NO_ITEM, label: '不在督办事项中，直接填写' },
              ]}
            />
          </Form.Item>
        )}
        {(kind === 'target-contract' || isPersonal || isOffice(kind) || (kind === 'supervision-notice' && item === NO_ITEM)) && (
          <Form.Item label={isOffice(kind) ? '有关单位' : kind === 'supervision-notice' ? '受文单位' : '责任单位'}>
            <Select
              aria-label="责任单位"
              showSearch={{ optionFilterProp: 'label' }}
              value={needsUnit ? null : unit}
              placeholder="请选择"
              onChange={(value) => {
                setUnit(value);
                setSource(null);
                setPerson(ALL_PEOPLE);
              }}
              options={unitChoices}
            />
          </Form.Item>
        )}
        {isPersonal && !needsUnit && (
          <Form.Item label="责任人">
            <Select
              aria-label="责任人"
              data-testid="paper-person"
              showSearch={{ optionFilterProp: 'label' }}
              value={person}
              onChange={setPerson}
              options={[
                { value: ALL_PEOPLE, label: `全部人员（还没有责任书的${peopleTodo}人）` },
                ...people.map((own) => ({
                  value: own.person as string,
                  label: `${own.name}${own.post === '' ? '' : `（${own.post}）`}${signing.has(personKey(recordId(unit), own.person)) ? '，已有' : ''}`,
                })),
              ]}
            />
          </Form.Item>
        )}
        {sources.length > 0 && (
          <Form.Item label="依据登记">
            <Select
              aria-label="依据登记"
              data-testid="paper-source"
              placeholder="从已登记的记录中选"
              showSearch={{ optionFilterProp: 'label' }}
              value={standingSource}
              onChange={setSource}
              options={[
                ...sources.map(({ id, label }) => ({ value: id as string, label })),
                { value: NO_ITEM, label: '不依据登记，直接填写' },
              ]}
            />
          </Form.Item>
        )}
      </Form>
      {isPersonal && brokenDown.length === 0 && (
        <Alert type="info" title={`${year}年的任务还没有分解到人，请先到“目标考核—任务下达—分解到人”录入。`} />
      )}
      {kind === 'target-contract' && units.length === 0 && (
        <Alert type="info" title={`${year}年还没有下达任务，请先到“目标考核—任务下达”录入。`} />
      )}
      <p className="papers-faint">
        黄牌督办、约谈和提请离岗招商的文书，从“督办预警”的建议处置送签，不在这里直接新建；离岗招商通知书在有权机关决定以后出。
      </p>
    </Modal>
  );
}
