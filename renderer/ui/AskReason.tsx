/** Asks for the reason of an act that leaves its trace (作废, 解除锁定). Presents only. */
import { Form, Input, Modal } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';

type Props = {
  readonly title: string;
  readonly hint: string;
  readonly okText: string;
  readonly onOk: (reason: string) => void;
  readonly onCancel: () => void;
};

export function AskReason({ title, hint, okText, onOk, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const box = useRef<TextAreaRef>(null);
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => onOk(reason.trim())}
      onCancel={onCancel}
      // Not by autoFocus: the dialog must first have remembered where the keys were, to give them back.
      afterOpenChange={(open) => open && box.current?.focus()}
    >
      <p>{hint}</p>
      <Form layout="vertical" requiredMark={false} component="div">
        <Form.Item label="理由">
          <Input.TextArea
            ref={box}
            rows={2}
            maxLength={500}
            aria-label="理由"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
