import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNetwork, literalOf, reachable } from '../../../gateway/src/network/addresses.js';

const nothingNamed = reachable([]);

describe('the addresses that may be called', () => {
  it('are those of the public internet', () => {
    for (const address of ['8.8.8.8', '84.88.0.1', '172.15.255.255', '172.32.0.1', '100.63.0.1', '2a00:1450:4003::1', '2606:4700::1111'])
      assert.ok(nothingNamed.allows(address), address);
  });

  for (const [kind, ...addresses] of [
    ['this machine', '127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::'],
    ['a private network', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1'],
    ['the neighbours on the link', '169.254.0.1', 'fe80::1', 'fe80::1%eth0'],
    ['a metadata service', '169.254.169.254', '100.100.100.200', '192.0.0.192', '168.63.129.16', 'fd00:ec2::254'],
    ['the inside of a carrier', '100.64.0.1', '100.127.255.255'],
    ['many at once', '224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1'],
    ['nobody, by registry', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '240.0.0.1', '2001:db8::1', '3fff::1'],
    ['IPv4 written as IPv6', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::ffff:7f00:1'],
    ['IPv4 behind a translator', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1'],
  ] as const) {
    it(`are not those of ${kind}`, () => {
      for (const address of addresses) assert.ok(!nothingNamed.allows(address), address);
    });
  }

  it('are no names', () => {
    for (const name of ['localhost', '', '0x7f.1', '2130706433', '127.1']) assert.ok(!nothingNamed.allows(name), name);
  });

  it('are those that the operator named too, and only those', () => {
    const { allows, isNamed } = reachable(['10.20.0.0/16', '192.168.7.7', 'fd12::/16']);
    for (const address of ['10.20.255.1', '192.168.7.7', 'fd12:3::1']) assert.ok(allows(address) && isNamed(address), address);
    for (const address of ['10.21.0.1', '192.168.7.8', 'fd13::1', '127.0.0.1', '::ffff:10.20.0.1']) assert.ok(!allows(address), address);
    assert.ok(allows('8.8.8.8') && !isNamed('8.8.8.8'));
  });
});

describe('a network', () => {
  it('is an address, or one with the length of its prefix', () => {
    for (const text of ['10.0.0.0/8', '10.1.2.3', 'fd00::/8', '::1/128', '0.0.0.0/0']) assert.ok(isNetwork(text), text);
    for (const text of [
      '',
      '10.0.0.0/33',
      '10.0.0/8',
      '10.0.0.0/8/8',
      '10.0.0.0/',
      '10.0.0.0/-1',
      'localhost',
      'fe80::1%eth0',
      'fd00::/129',
    ])
      assert.ok(!isNetwork(text), text);
  });
});

describe('the literal in an address', () => {
  it('is found however it is written, since the URL standard writes all of them in one way', () => {
    for (const host of ['0x7f.1', '2130706433', '0177.0.0.1', '127.1', '127.0.0.1', '①②⑦.0.0.1'])
      assert.equal(literalOf(new URL(`http://${host}/`)), '127.0.0.1', host);
    assert.equal(literalOf(new URL('http://[::ffff:127.0.0.1]/')), '::ffff:7f00:1');
    assert.equal(literalOf(new URL('http://exemple.cat/')), undefined);
  });
});
