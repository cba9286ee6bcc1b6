import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/my-notifications/define.js';
import { inSpace, type Scene } from './support/recorded-space.js';

interface Args {
  scene: Scene;
  limit: number;
  compact: boolean;
  'heading-level': number;
}

const meta: Meta<Args> = {
  title: 'my-notifications',
  component: 'my-notifications',
  args: { scene: 'answers', limit: 30, compact: false, 'heading-level': 2 },
  argTypes: { scene: { table: { disable: true } } },
  render: ({ scene, limit, compact, 'heading-level': level }) =>
    html`${inSpace(html`<my-notifications limit=${limit} heading-level=${level} ?compact=${compact}></my-notifications>`, { scene })}`,
};
export default meta;

type Story = StoryObj<Args>;

export const Here: Story = {};
export const SignedOut: Story = {
  render: () => html`${inSpace(html`<my-notifications></my-notifications>`, { session: 'signed-out' })}`,
};
export const Loading: Story = { args: { scene: 'hangs' } };
export const SomeStillOut: Story = { args: { scene: 'streams' } };
export const Empty: Story = { args: { scene: 'nothing' } };
export const EmptyAndNotCertain: Story = { args: { scene: 'nothing-certain' } };
export const Failed: Story = { args: { scene: 'unreachable' } };
export const BrokenOff: Story = { args: { scene: 'breaks-off' } };
export const ManyRows: Story = { args: { scene: 'many' } };
export const Compact: Story = { args: { compact: true, limit: 3 } };
export const SessionEnded: Story = {
  render: () => html`${inSpace(html`<my-notifications></my-notifications>`, { session: 'signed-out', notice: 'ended' })}`,
};
