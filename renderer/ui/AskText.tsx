/** Asks for one text that an act leaves behind: the reason of a withdrawal or an unlocking, what was put right. Presents only. */
import { Form, Input, Modal } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  /** What the act does, above the text. */
  readonly hint: ReactNode;
  readonly okText: string;
  /** Name of the text; 理由 unless said. */
  readonly label?: string;
  /** What stands there already. */
  readonly start?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly onOk: (text: string) => void;
  readonly onCancel: () => void;
};

export function AskText({ title, hint, okText, label = '理由', start = '', placeholder, maxLength = 500, onOk, onCancel }: Props) {
  const [text, setText] = useState(start);
  const box = useRef<TextAreaRef>(null);
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ disabled: text.trim() === '' }}
      onOk={() => onOk(text.trim())}
      onCancel={onCancel}
      // Not by autoFocus: the dialog must first have remembered where the keys were, to give them back.
      afterOpenChange={(open) => open && box.current?.focus()}
    >
      <p>{hint}</p>
      <Form layout="vertical" requiredMark={false} component="div">
        <Form.Item label={label}>
          <Input.TextArea
            ref={box}
            rows={3}
            maxLength={maxLength}
            aria-label={label}
            data-testid="ask-text"
            placeholder={placeholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
