/** 续办 after the county lost its key: the new 校验码 is read by telephone before the file is believed. The code itself is never shown here. */
import { Alert, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useRef, useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { CodeInput, isWholeCode } from './CodeInput';

type Props = {
  /** What the last try said; E_COUNTY_KEY_NEW at first. */
  readonly failure: Failure;
  readonly busy: boolean;
  readonly onHeard: (code: string) => void;
  readonly onCancel: () => void;
};

export function NewCodeDialog({ failure, busy, onHeard, onCancel }: Props) {
  const [typed, setTyped] = useState('');
  const box = useRef<InputRef>(null);
  return (
    <Modal
      open
      title="县里换了县钥匙：电话核对新的校验码"
      okText="核对并续办"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ disabled: !isWholeCode(typed) }}
      onOk={() => onHeard(typed)}
      onCancel={onCancel}
      // Not by autoFocus: the dialog must first have remembered where the keys were, to give them back.
      afterOpenChange={(open) => open && box.current?.focus()}
    >
      <Alert
        className="exchange-heard"
        type={failure.code === 'E_COUNTY_KEY_NEW' ? 'warning' : 'error'}
        showIcon
        title={errorMessage(failure.code, failure.detail)}
      />
      <CodeInput ref={box} value={typed} onChange={setTyped} onHeard={onHeard} />
    </Modal>
  );
}
