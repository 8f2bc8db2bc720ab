/**
 * 县钥匙恢复单: printing the county key under a passphrase of its own, and typing a sheet in again, to try it or to bring the key back. The boxes stand as
 * the groups stand on paper; a group that does not fit is marked as soon as it is whole.
 */
import { Alert, Button, Checkbox, Flex, Form, Input, Modal, Segmented, Typography } from 'antd';
import { useRef, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { GROUPS_IN_LINE, SHEET_BYTES } from '../../../shared/exchange/key-sheet';
import { cleanGroup, groupCount, groupFault, GROUP_LENGTH, splitGroups } from '../../../shared/exchange/paper-groups';
import { call } from '../../bridge';

const SHORTEST = 8;
/** Places of the groups on the longest sheet, from 1. */
const PLACES = Array.from({ length: groupCount(SHEET_BYTES.locked) }, (_, index) => index + 1);

type Props = {
  readonly status: WorkspaceStatus;
  /** This computer holds the county key, so that there is something to print. */
  readonly holdsKey: boolean;
  /** Printed, checked or brought back: what the window shows of the key is read anew. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

type Said = { readonly type: 'success' | 'warning' | 'error'; readonly text: string };
const failed = ({ code, detail }: Failure): Said => ({ type: 'error', text: errorMessage(code, detail) });

type Wish = { phrase?: string; again?: string; bare?: boolean };

function PrintPane({ status, onChanged, onTry }: Pick<Props, 'status' | 'onChanged'> & { readonly onTry: () => void }) {
  const [form] = Form.useForm<Wish>();
  const bare = Form.useWatch('bare', form) === true;
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);

  async function print({ phrase = '' }: Wish): Promise<void> {
    setBusy(true);
    const answer = await call('exchange:keySheet', { passphrase: bare ? null : phrase, person: status.person });
    setBusy(false);
    if (!answer.ok) return setSaid(failed(answer));
    if (!answer.value.printed) return setSaid({ type: 'warning', text: '没有打印。' });
    setSaid({ type: 'success', text: '已送打印机。请当场点“照单核对”，把单上的字试录一遍，再封存。' });
    onChanged();
  }

  return (
    <>
      <Typography.Paragraph>
        县钥匙的文件坏了、丢了，或备份口令忘了，照恢复单能把<strong>原来的县钥匙</strong>
        找回来：校验码不变，各单位不用重新开通。它只找回钥匙，不找回台账。
      </Typography.Paragraph>
      <Form<Wish> form={form} layout="vertical" requiredMark={false} onFinish={(wish) => void print(wish)}>
        <Flex gap={12}>
          <Form.Item
            name="phrase"
            label="恢复单口令"
            style={{ flex: 1 }}
            rules={bare ? [] : [{ required: true, min: SHORTEST, message: `请设至少 ${SHORTEST} 个字的口令` }]}
          >
            <Input.Password autoFocus maxLength={100} disabled={bare} data-testid="sheet-phrase" placeholder="不写在单上，另行保管" />
          </Form.Item>
          <Form.Item
            name="again"
            label="再写一遍"
            style={{ flex: 1 }}
            dependencies={['phrase']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, value: string | undefined) =>
                  bare || (value ?? '') === (getFieldValue('phrase') ?? '')
                    ? Promise.resolve()
                    : Promise.reject(new Error('两次写的口令不一样')),
              }),
            ]}
          >
            <Input.Password maxLength={100} disabled={bare} data-testid="sheet-phrase-again" />
          </Form.Item>
        </Flex>
        <Form.Item name="bare" valuePropName="checked">
          <Checkbox>不设口令（谁拿到这张单，谁就能以县招商办名义签发；要比照公章封存）</Checkbox>
        </Form.Item>
        <Flex gap={8}>
          <Button
            type={said?.type === 'success' ? 'default' : 'primary'}
            danger={bare}
            htmlType="submit"
            loading={busy}
            data-testid="sheet-print"
          >
            打印恢复单
          </Button>
          {said?.type === 'success' && (
            <Button type="primary" onClick={onTry} data-testid="sheet-try">
              照单核对
            </Button>
          )}
        </Flex>
      </Form>
      {said !== null && <Alert className="exchange-lock" type={said.type} showIcon title={said.text} data-testid="sheet-said" />}
    </>
  );
}

const OUTCOMES = {
  same: '照录无误：单上就是本机现在用的县钥匙，什么都没有改动。这张单可以封存了。',
  added: '县钥匙已经找回，装在本机。校验码不变，各单位不用重新开通。请做一次备份。',
  replaced: '已换回单上的县钥匙，本机原来那把另存在数据文件夹里。用原来那把发过开通文件的单位，要重新开通。',
} as const;

function TypePane({ status, holdsKey, onChanged }: Pick<Props, 'status' | 'holdsKey' | 'onChanged'>) {
  const [bare, setBare] = useState(false);
  const [groups, setGroups] = useState<readonly string[]>(PLACES.map(() => ''));
  const [phrase, setPhrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  /** The sheet holds another key than this computer: asked before it takes its place. */
  const [other, setOther] = useState(false);
  const boxes = useRef<HTMLDivElement>(null);
  const count = groupCount(bare ? SHEET_BYTES.bare : SHEET_BYTES.locked);
  const shown = groups.slice(0, count);
  const whole = shown.every((group, at) => groupFault(group, at + 1) === '');
  const wrong = shown.flatMap((group, at) => {
    const fault = cleanGroup(group).length < GROUP_LENGTH ? '' : groupFault(group, at + 1);
    return fault === '' ? [] : [`第 ${at + 1} 组${fault}`];
  });

  /** Puts what was typed or pasted into its box and the ones behind it, and goes on to the next box when a group is whole. */
  function type(at: number, text: string): void {
    const many = cleanGroup(text).length > GROUP_LENGTH ? splitGroups(text) : null;
    const put = many ?? [text.toUpperCase()];
    setGroups((held) => held.map((group, index) => put[index - at] ?? group));
    setSaid(null);
    setOther(false);
    const next = at + put.length;
    const done = put.every((group, index) => groupFault(group, at + index + 1) === '');
    if (done && next < count) boxes.current?.querySelectorAll('input')[next]?.focus();
  }

  async function take(replace: boolean): Promise<void> {
    setBusy(true);
    const typed = { groups: [...shown], passphrase: bare ? null : phrase };
    const answer = await call('exchange:keyFromSheet', { ...typed, replace, person: status.person });
    setBusy(false);
    setOther(!answer.ok && answer.code === 'E_SHEET_OTHER');
    if (!answer.ok) return setSaid({ ...failed(answer), ...(answer.code === 'E_SHEET_OTHER' ? { type: 'warning' as const } : {}) });
    const { outcome, code } = answer.value;
    setSaid({ type: 'success', text: `${OUTCOMES[outcome]}校验码：${code}` });
    if (!bare) setPhrase('');
    onChanged();
  }

  return (
    <Flex vertical gap={10}>
      <Flex gap={12} align="center" wrap>
        <Segmented
          value={bare}
          onChange={setBare}
          options={[
            { value: false, label: `设了口令的单（${groupCount(SHEET_BYTES.locked)} 组）` },
            { value: true, label: `没有设口令的单（${groupCount(SHEET_BYTES.bare)} 组）` },
          ]}
        />
        <Typography.Text type="secondary">照单上的位置逐组录入，一组 5 个字，录满自动到下一组。</Typography.Text>
      </Flex>
      <div className="exchange-groups" style={{ gridTemplateColumns: `repeat(${GROUPS_IN_LINE}, 1fr)` }} ref={boxes}>
        {PLACES.slice(0, count).map((place) => {
          const group = groups[place - 1] ?? '';
          const fault = groupFault(group, place);
          const bad = fault !== '' && cleanGroup(group).length >= GROUP_LENGTH;
          return (
            <Input
              key={place}
              prefix={<i>{place}</i>}
              suffix={fault === '' ? '✓' : bad ? '✗' : <span />}
              aria-label={`第 ${place} 组`}
              aria-invalid={bad}
              status={bad ? 'error' : ''}
              title={bad ? fault : ''}
              value={group}
              autoComplete="off"
              spellCheck={false}
              disabled={status.readOnly}
              onChange={(event) => type(place - 1, event.target.value)}
              data-testid="sheet-group"
            />
          );
        })}
      </div>
      <div className="exchange-group-faults" role="status" data-testid="sheet-faults">
        {wrong.length > 0 ? `请对照单子改正：${wrong.slice(0, 6).join('；')}${wrong.length > 6 ? `等 ${wrong.length} 组` : ''}。` : ''}
      </div>
      <Flex gap={8} align="center">
        {!bare && (
          <Input.Password
            value={phrase}
            onChange={(event) => setPhrase(event.target.value)}
            maxLength={100}
            style={{ width: 300 }}
            placeholder="恢复单口令（打印时设的）"
            aria-label="恢复单口令"
            data-testid="sheet-open-phrase"
          />
        )}
        <Button
          type="primary"
          loading={busy}
          disabled={!whole || (!bare && phrase === '') || status.readOnly}
          onClick={() => void take(false)}
          data-testid="sheet-take"
        >
          {holdsKey ? '核对' : '恢复县钥匙'}
        </Button>
        {other && (
          <Button danger loading={busy} onClick={() => void take(true)} data-testid="sheet-replace">
            换回单上的县钥匙
          </Button>
        )}
      </Flex>
      {said !== null && <Alert type={said.type} showIcon title={said.text} data-testid="sheet-said" />}
    </Flex>
  );
}

export function KeySheetDialog({ status, holdsKey, onChanged, onClose }: Props) {
  const [pane, setPane] = useState<'print' | 'type'>(holdsKey ? 'print' : 'type');
  return (
    <Modal open title="县钥匙恢复单" width={760} style={{ top: 24 }} footer={null} onCancel={onClose}>
      <div data-testid="key-sheet">
        {holdsKey && (
          <Segmented
            className="exchange-heard"
            value={pane}
            onChange={setPane}
            options={[
              { value: 'print' as const, label: '打印' },
              { value: 'type' as const, label: '照单核对、恢复' },
            ]}
          />
        )}
        {pane === 'print' ? (
          <PrintPane status={status} onChanged={onChanged} onTry={() => setPane('type')} />
        ) : (
          <TypePane status={status} holdsKey={holdsKey} onChanged={onChanged} />
        )}
      </div>
    </Modal>
  );
}
