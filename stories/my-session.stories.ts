import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/my-session/define.js';
import { inSpace, type SpaceOptions } from './support/recorded-space.js';

interface Args {
  space: SpaceOptions;
  languages: boolean;
}

const meta: Meta<Args> = {
  title: 'my-session',
  component: 'my-session',
  args: { space: {}, languages: false },
  argTypes: { space: { table: { disable: true } } },
  render: ({ space, languages }) => html`${inSpace(html`<my-session ?languages=${languages}></my-session>`, space)}`,
};
export default meta;

type Story = StoryObj<Args>;

export const Here: Story = {};
export const ActingForSomebody: Story = { args: { space: { me: { actingFor: { name: 'Entitat Fictícia', identifier: '***0000**' } } } } };
export const SignedOut: Story = { args: { space: { session: 'signed-out' } } };
export const Loading: Story = { args: { space: { scene: 'hangs' } } };
export const Failed: Story = { args: { space: { scene: 'unreachable' } } };
export const Ended: Story = { args: { space: { session: 'signed-out', notice: 'ended' } } };
export const InItsWindow: Story = { args: { space: { session: 'signing-in', notice: 'in-window' } } };
export const WithTheWholePage: Story = { args: { space: { session: 'signed-out', notice: 'continue' } } };
export const PageNotReady: Story = { args: { space: { session: 'signed-out', notice: 'page-not-ready' } } };
