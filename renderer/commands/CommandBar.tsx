/** A screen's commands as buttons in one line, those asked for now and then under 更多. Knows no screen. */
import { Button } from 'antd';
import { MenuButton } from '../ui/MenuButton';
import type { BoundCommand } from './registry';

/** One command as a button; its shortcut shows under the mouse. */
export function CommandButton({ command, type = 'default' }: { readonly command: BoundCommand; readonly type?: 'primary' | 'default' }) {
  return (
    <Button
      size="small"
      type={type}
      disabled={!command.when(null)}
      data-testid={command.id}
      title={command.shortcut ?? ''}
      onClick={() => void command.run(null)}
    >
      {command.label}
    </Button>
  );
}

/**
 * @param seldom ids kept under 更多
 * @param main id of the command that stands out
 * @param id test id of 更多
 */
export function CommandBar({
  commands,
  seldom,
  main,
  id: moreId,
}: {
  readonly commands: readonly BoundCommand[];
  readonly seldom: (id: string) => boolean;
  readonly main: string;
  readonly id: string;
}) {
  const rest = commands.filter(({ id }) => seldom(id));
  return (
    <>
      {commands
        .filter(({ id }) => !seldom(id))
        .map((command) => (
          <CommandButton key={command.id} command={command} type={command.id === main ? 'primary' : 'default'} />
        ))}
      <MenuButton
        size="small"
        label="更多"
        testId={moreId}
        items={rest.map(({ id: key, label, when }) => ({ key, label, disabled: !when(null) }))}
        onPick={(key) => void rest.find((command) => command.id === key)?.run(null)}
      />
    </>
  );
}
