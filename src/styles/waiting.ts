import { css } from 'lit';

/** The coverage line where it says more than that we are asking, and the skeleton. */
export const waiting = css`
  .coverage.missing {
    color: var(--_text);
  }

  .coverage details {
    flex: 1 1 20em;
  }

  .coverage summary {
    color: inherit;
  }

  .coverage.missing svg.icon {
    --_tone: var(--_waiting);
  }

  .bones .more {
    min-block-size: 44px;
  }

  .bone {
    background: var(--_raised);
    border-radius: var(--_radius);
    block-size: 1em;
    display: block;
    margin-block: 0.225em;
  }

  .bone.long {
    inline-size: 70%;
  }

  .bone.short {
    inline-size: 45%;
  }

  .bone.badge {
    inline-size: 6em;
  }

  @media (forced-colors: active) {
    .bone,
    .emblem {
      border: 1px solid GrayText;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: wait 1.6s ease-in-out infinite alternate;
    }

    .row {
      animation: arrive 120ms ease-out;
    }

    @keyframes wait {
      to {
        opacity: 0.5;
      }
    }

    @keyframes arrive {
      from {
        translate: 0 0.25em;
      }
    }
  }
`;
