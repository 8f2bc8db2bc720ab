/** Asks before a drawer goes whose form holds something typed that nobody has entered yet. Presents only. */
import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';

export function AskLeave({ onLeave, onStay }: { readonly onLeave: () => void; readonly onStay: () => void }) {
  // The dialog goes at once, so the keys are given back here: to the box that was being filled in.
  const [before] = useState(() => document.activeElement);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
  return (
    <Modal
      open
      title="填写的内容还没有登记"
      closable={false}
      // Esc is the key that led here: pressed again it keeps what was typed.
      onCancel={onStay}
      afterOpenChange={(open) => open && stay.current?.focus()}
      footer={[
        <Button key="leave" onClick={onLeave}>
          放弃填写
        </Button>,
        <Button key="stay" ref={stay} type="primary" onClick={onStay}>
          继续填写
        </Button>,
      ]}
    >
      <p>关闭后这些内容不保留，台账没有改动。</p>
    </Modal>
  );
}
