/** 引进贡献 of a project, shares of units and of persons of 100 % each (S-09), projects that two units claim, and the ruling (S-13). Kept by the county office. */
import { Alert, AutoComplete, Button, Form, Input, InputNumber, Modal, Select, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { creditDrafts, creditsOn, rolesOffered, rulingDrafts, twins } from '../../../shared/exchange/credits';
import type { Share, Twin } from '../../../shared/exchange/credits';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import type { IsoDay } from '../../../shared/model/dates';
import { schemeInForce } from '../../../shared/month/adopted-scheme';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { DisputeDialog } from './DisputeDialog';

/** `owner`: “unit ID” or “person ID”. */
type ShareValues = { owner?: string; role?: string; percent?: number }[];

const asShares = (values: ShareValues | undefined): Share[] =>
  (values ?? []).flatMap(({ owner, role, percent }) => {
    const [kind, id] = owner?.split(' ') ?? [];
    if (id === undefined || role === undefined) return [];
    const part = { role, percent: String(percent ?? 0) };
    return [kind === 'person' ? { ...part, person: recordId(id) } : { ...part, unit: recordId(id) }];
  });

/** Units and persons to choose from; a person with the unit of the post held today, so that two of one name are told apart. */
function ownerOptions(ledger: Ledger, today: IsoDay) {
  const unitOf = (person: RecordId): string =>
    listRecords(ledger, 'post')
      .filter((post) => post.person === person && (post.from ?? '') <= today && (post.to ?? '9999') >= today)
      .flatMap(({ unit }) => (unit === undefined ? [] : (getRecord(ledger, 'unit', unit)?.name ?? [])))
      .slice(0, 1)
      .map((name) => `（${name}）`)
      .join('');
  return [
    { label: '单位', options: listRecords(ledger, 'unit').map(({ id, name }) => ({ value: `unit ${id}`, label: name ?? id })) },
    {
      label: '个人',
      options: listRecords(ledger, 'person').map(({ id, name }) => ({ value: `person ${id}`, label: `${name ?? id}${unitOf(id)}` })),
    },
  ];
}

const sumOf = (shares: ShareValues): number => shares.reduce((total, share) => total + (share?.percent ?? 0), 0);

/** 单位合计 100%，个人合计 100%: each kind that is named by itself. */
function Sums({ shares }: { readonly shares: ShareValues }) {
  const persons = shares.filter((share) => share?.owner?.startsWith('person ') === true);
  const units = shares.filter((share) => share?.owner?.startsWith('unit ') === true);
  const lines = [
    ...(units.length > 0 || persons.length === 0 ? [{ called: '单位合计', sum: sumOf(units) }] : []),
    ...(persons.length > 0 ? [{ called: '个人合计', sum: sumOf(persons) }] : []),
  ];
  return lines.map(({ called, sum }) => (
    <Typography.Text key={called} type={sum === 100 ? 'secondary' : 'danger'}>
      {called} {sum}%
    </Typography.Text>
  ));
}

/** Rows of unit or person, role and share inside a form, and what they add up to. */
function ShareRows({ ledger, today }: { readonly ledger: Ledger; readonly today: IsoDay }) {
  const form = Form.useFormInstance<{ shares?: ShareValues }>();
  const shares = Form.useWatch('shares', form);
  const owners = useMemo(() => ownerOptions(ledger, today), [ledger, today]);
  const roles = useMemo(() => rolesOffered(schemeInForce(ledger, today)?.scheme ?? null).map((value) => ({ value })), [ledger, today]);
  return (
    <Form.List name="shares">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className="exchange-share" key={key}>
              <Form.Item name={[name, 'owner']} rules={[{ required: true, message: '请选择单位或个人' }]}>
                <Select placeholder="单位或个人" aria-label="单位或个人" showSearch={{ optionFilterProp: 'label' }} options={owners} />
              </Form.Item>
              <Form.Item name={[name, 'role']} rules={[{ required: true, whitespace: true, message: '请填写角色' }]}>
                <AutoComplete placeholder="角色" aria-label="角色" options={roles} maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, 'percent']} rules={[{ required: true, message: '请填写分成' }]}>
                <InputNumber min={0} max={100} suffix="%" aria-label="分成" style={{ width: '100%' }} />
              </Form.Item>
              <Button onClick={() => remove(name)}>去掉</Button>
            </div>
          ))}
          <Space>
            <Button data-testid="add-share" onClick={() => add({})}>
              增加一行
            </Button>
            <Space size="middle">
              <Sums shares={shares ?? []} />
            </Space>
          </Space>
        </>
      )}
    </Form.List>
  );
}

type CreditValues = { project: string; ground: string; shares?: ShareValues };

function CreditDialog({ status, onClose }: { readonly status: WorkspaceStatus; readonly onClose: () => void }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [form] = Form.useForm<CreditValues>();
  const [failure, setFailure] = useState<Failure | null>(null);

  function choose(project: string): void {
    const held = creditsOn(ledger, recordId(project), status.today);
    const unit = getRecord(ledger, 'project', recordId(project))?.scope;
    const own = unit === undefined || unit === 'county' ? [] : [{ owner: `unit ${unit}`, role: '主导', percent: 100 }];
    const known = held.map(({ unit: of, person, role, percent }) => ({
      ...(of === undefined ? {} : { owner: `unit ${of}` }),
      ...(person === undefined ? {} : { owner: `person ${person}` }),
      ...(role === undefined ? {} : { role }),
      percent: Number(percent ?? 0),
    }));
    form.setFieldsValue({ shares: known.length > 0 ? known : own });
  }

  async function save(values: CreditValues): Promise<void> {
    const wish = { project: recordId(values.project), shares: asShares(values.shares), from: status.today, ground: values.ground };
    const drafts = creditDrafts(currentLedger(), wish, { person: status.person, today: status.today }, freshId);
    const answer = drafts.ok ? await commit([...drafts.value]) : drafts;
    if (!answer.ok) return setFailure(answer);
    frame.tell('已登记引进贡献');
    onClose();
  }

  return (
    <Modal open width={700} title="登记引进贡献" okText="登记" cancelText="取消" onOk={() => form.submit()} onCancel={onClose}>
      <Form<CreditValues> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
        <Form.Item name="project" label="项目" rules={[{ required: true, message: '请选择项目' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onChange={choose}
            options={listRecords(ledger, 'project').map(({ id, projectName }) => ({ value: id, label: projectName ?? id }))}
          />
        </Form.Item>
        <ShareRows ledger={ledger} today={status.today} />
        <Form.Item
          name="ground"
          label="依据"
          className="exchange-ground"
          rules={[{ required: true, whitespace: true, message: '请写明依据' }]}
        >
          <Input maxLength={200} placeholder="例如 双方协议；县招商领导小组会议纪要" />
        </Form.Item>
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      </Form>
    </Modal>
  );
}

type RulingValues = { kept: RecordId; ruling: string; by: string; document?: string; shares?: ShareValues };

function RulingDialog({ dispute, status, onClose }: { dispute: RecordOf<'dispute'>; status: WorkspaceStatus; onClose: () => void }) {
  const ledger = useLedger((current) => current);
  const [form] = Form.useForm<RulingValues>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const sides = [dispute.project, dispute.other].flatMap((id) => (id === undefined ? [] : (getRecord(ledger, 'project', id) ?? [])));
  const name = (scope: string): string => (scope === 'county' ? '' : (getRecord(ledger, 'unit', recordId(scope))?.name ?? ''));

  async function save(values: RulingValues): Promise<void> {
    const wish = {
      kept: values.kept,
      ruling: values.ruling,
      by: values.by,
      document: values.document ?? '',
      shares: asShares(values.shares),
    };
    const drafts = rulingDrafts(currentLedger(), dispute, wish, { person: status.person, today: status.today }, freshId);
    const answer = drafts.ok ? await commit([...drafts.value]) : drafts;
    if (answer.ok) onClose();
    else setFailure(answer);
  }

  return (
    <Modal open width={700} title="登记裁定" okText="登记裁定" cancelText="取消" onOk={() => form.submit()} onCancel={onClose}>
      <Form<RulingValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          // Who led is what is in dispute: the roles are for the one who rules to say.
          shares: sides.flatMap(({ scope }) => (scope === 'county' ? [] : [{ owner: `unit ${scope}` }])),
        }}
        onFinish={(values) => void save(values)}
      >
        {(dispute.evidence ?? '') !== '' && <p>各方理由和佐证：{dispute.evidence}</p>}
        <Form.Item name="kept" label="认定由谁计列（另一条作废备查）" rules={[{ required: true, message: '请选择认定的项目' }]}>
          <Select options={sides.map(({ id, scope, projectName }) => ({ value: id, label: `${name(scope)}：${projectName ?? ''}` }))} />
        </Form.Item>
        <ShareRows ledger={ledger} today={status.today} />
        <Form.Item
          name="ruling"
          label="裁定"
          className="exchange-ground"
          rules={[{ required: true, whitespace: true, message: '请写明裁定' }]}
        >
          <Input.TextArea rows={2} maxLength={500} placeholder="例如 双方首谈时间以来访登记为准，由先接洽单位计列" />
        </Form.Item>
        <div className="exchange-pair">
          <Form.Item name="by" label="裁定人" rules={[{ required: true, whitespace: true, message: '请填写裁定人' }]}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="document" label="依据文件（可不填）">
            <Input maxLength={100} />
          </Form.Item>
        </div>
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      </Form>
    </Modal>
  );
}

function creditLines(ledger: Ledger, project: RecordId, today: Parameters<typeof creditsOn>[2]): string {
  return creditsOn(ledger, project, today)
    .map(
      ({ unit, person, role, percent }) =>
        `${unit === undefined ? '' : (getRecord(ledger, 'unit', unit)?.name ?? '')}${person === undefined ? '' : (getRecord(ledger, 'person', person)?.name ?? '')}（${role ?? ''}）${percent ?? ''}%`,
    )
    .join('，');
}

export function CreditPane({ status }: { readonly status: WorkspaceStatus }) {
  const ledger = useLedger((current) => current);
  const pairs = useMemo(() => twins(ledger), [ledger]);
  const disputes = useMemo(() => listRecords(ledger, 'dispute'), [ledger]);
  const shared = useMemo(() => {
    const ids = new Set(listRecords(ledger, 'credit').flatMap(({ project }) => project ?? []));
    return [...ids].flatMap((id) => getRecord(ledger, 'project', id) ?? []);
  }, [ledger]);
  const [claiming, setClaiming] = useState<Twin | null>(null);
  const [crediting, setCrediting] = useState(false);
  const [ruling, setRuling] = useState<RecordOf<'dispute'> | null>(null);
  const open = new Set(disputes.map(({ project, other }) => `${project ?? ''} ${other ?? ''}`));
  const unitName = (scope: string): string => (scope === 'county' ? '' : (getRecord(ledger, 'unit', recordId(scope))?.name ?? ''));
  const claimed = pairs.filter(({ one, other }) => !open.has(`${one.id} ${other.id}`));

  const claim = ({ scope, projectName }: RecordOf<'project'>): string => `${unitName(scope)}：${projectName ?? ''}`;
  /** Both units of a dispute, also when one of its projects is struck out by the ruling. */
  const claimants = ({ project, other }: RecordOf<'dispute'>): string =>
    [project, other]
      .flatMap((id) => (id === undefined ? [] : (getRecord(ledger, 'project', id)?.scope ?? [])))
      .map(unitName)
      .join('、');

  return (
    <section className="exchange-list" aria-label="引进贡献和争议">
      <Space>
        <h3>引进贡献</h3>
        {!status.readOnly && (
          <Button size="small" data-testid="add-credit" onClick={() => setCrediting(true)}>
            登记引进贡献
          </Button>
        )}
        <Typography.Text type="secondary">没有登记的，全部算填报单位；计分按考核办法的分成规则。</Typography.Text>
      </Space>
      <PlainTable
        rowKey="id"
        dataSource={shared}
        pagination={{ pageSize: 5 }}
        empty="没有登记分成的项目。"
        columns={[
          { title: '项目', dataIndex: 'projectName', width: 260 },
          { title: '填报单位', width: 130, render: (_, { scope }) => unitName(scope) },
          { title: '现在的分成', render: (_, { id }) => creditLines(ledger, id, status.today) },
        ]}
      />
      <h3>重复申报和争议</h3>
      <PlainTable
        rowKey={({ one, other }) => `${one.id}/${other.id}`}
        dataSource={claimed}
        pagination={{ pageSize: 5 }}
        empty="没有发现两个单位申报同一项目。"
        columns={[
          { title: '疑点', dataIndex: 'why', width: 150 },
          { title: '一方', render: (_, { one }) => claim(one) },
          { title: '另一方', render: (_, { other }) => claim(other) },
          {
            title: '',
            width: 110,
            render: (_, twin) =>
              !status.readOnly && (
                <Button size="small" data-testid="add-dispute" onClick={() => setClaiming(twin)}>
                  登记争议
                </Button>
              ),
          },
        ]}
      />
      {disputes.length > 0 && (
        <PlainTable
          caption="争议和裁定"
          rowKey="id"
          dataSource={disputes}
          pagination={{ pageSize: 5 }}
          columns={[
            { title: '状态', width: 90, render: (_, { ruledOn }) => (ruledOn === undefined ? '▲ 待裁定' : '● 已裁定') },
            { title: '争议', dataIndex: 'matter', width: 250 },
            { title: '双方', width: 150, render: (_, dispute) => claimants(dispute) },
            { title: '各方理由和佐证', dataIndex: 'evidence', width: 240 },
            {
              title: '裁定',
              render: (_, { ruling: words, ruledBy, ruledOn, document }) =>
                ruledOn === undefined
                  ? ''
                  : `${words ?? ''}（${ruledBy ?? ''} ${formatDay(ruledOn)}${document === undefined || document === '' ? '' : ` ${document}`}）`,
            },
            {
              title: '',
              width: 110,
              render: (_, dispute) =>
                !status.readOnly &&
                dispute.ruledOn === undefined && (
                  <Button size="small" data-testid="rule-dispute" onClick={() => setRuling(dispute)}>
                    登记裁定
                  </Button>
                ),
            },
          ]}
        />
      )}
      {claiming !== null && (
        <DisputeDialog
          twin={claiming}
          sides={[claim(claiming.one), claim(claiming.other)]}
          status={status}
          onClose={() => setClaiming(null)}
        />
      )}
      {crediting && <CreditDialog status={status} onClose={() => setCrediting(false)} />}
      {ruling !== null && <RulingDialog dispute={ruling} status={status} onClose={() => setRuling(null)} />}
    </section>
  );
}
