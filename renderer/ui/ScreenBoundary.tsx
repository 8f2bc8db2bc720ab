/**
 * Keeps a defect in one screen from taking the window with it: says so in Chinese and leaves the navigation alive. React offers error
 * boundaries only as classes, so this is the one class of the renderer.
 */
import { Component } from 'react';
import type { ReactNode } from 'react';
import { fail } from '../../shared/errors';
import { ErrorNotice } from './Notices';

type Props = { readonly children: ReactNode };
type State = { readonly broken: boolean };

export class ScreenBoundary extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <ErrorNotice failure={fail('E_DEFECT')} /> : this.props.children;
  }
}
