import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Config } from '../../../gateway/src/config/schema.js';
import { createOutgoing } from '../../../gateway/src/network/outgoing.js';
import { connectSources } from '../../../gateway/src/registry/sources.js';

describe('the configured endpoints', () => {
  const outgoing = createOutgoing({ allow: [] });
  after(() => outgoing.close());
  const connect = (...contracts: string[]) => {
    const sources = contracts.map((contract) => ({ contract, url: 'https://body.example' }));
    const config = {
      limits: { responseBytes: 1_024, perBody: 20 },
      administrations: [{ ine10: '0800180001', name: 'Abrera', linkHosts: [], sources }],
    };
    return connectSources(config as unknown as Config, outgoing);
  };

  it('become the sources that speak their contract', () => {
    const { caseFiles, notifications, dataUses } = connect('via-oberta', 'hcc', 'enotum');
    assert.deepEqual(
      [caseFiles, notifications, dataUses].map((sources) => sources.map(({ service, administration }) => `${service} ${administration}`)),
      [['hcc 0800180001'], ['enotum 0800180001'], ['via-oberta 0800180001']],
    );
  });

  it('are asked as often in a second as a town hall can take, those of all bodies more often', () => {
    const { caseFiles, notifications, dataUses } = connect('via-oberta', 'hcc', 'enotum');
    assert.deepEqual(
      [caseFiles, notifications, dataUses].map((sources) => sources.map(({ perSecond }) => perSecond)),
      [[20], [200], [200]],
    );
  });

  it('over a contract that nothing is made for are never taken for another', () => {
    assert.throws(() => connect('soap'), /No source is made for the contract soap/);
  });
});
