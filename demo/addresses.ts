/** Names under which the world is reached. Browsers resolve `*.localhost` by themselves; programs talk to 127.0.0.1. */
import type { Ports } from './ports.js';
import type { SiteName } from './sites/sites.js';

export interface Addresses {
  gateway: string;
  /** The gateway for programs. */
  gatewayLoopback: string;
  metrics: string;
  sites: Readonly<Record<SiteName, string>>;
  cdn: string;
  valid: string;
  /** VÀLid for programs. */
  validLoopback: string;
  administrations: string;
}

export function addressesOf(ports: Ports): Addresses {
  const named = (name: string, port: number) => `http://${name}.localhost:${port}`;
  const loopback = (port: number) => `http://127.0.0.1:${port}`;
  return {
    gateway: named('espai', ports.gateway),
    gatewayLoopback: loopback(ports.gateway),
    metrics: loopback(ports.metrics),
    sites: {
      abrera: named('abrera', ports.abrera),
      granollers: named('granollers', ports.granollers),
      vielha: named('vielha', ports.vielha),
    },
    cdn: named('cdn', ports.cdn),
    valid: named('valid', ports.valid),
    validLoopback: loopback(ports.valid),
    administrations: loopback(ports.administrations),
  };
}
