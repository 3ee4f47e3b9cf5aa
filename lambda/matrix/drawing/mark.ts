import type { CellState } from '../matrix-cell';
import { html, Markup } from './markup';

/** A shape for each state, so that nobody needs colours to tell them apart; in a box of 12 x 12. */
const SHAPES: Readonly<Record<CellState, Markup>> = {
  up: new Markup('<circle cx="6" cy="6" r="3" fill="currentColor"/>'),
  slow: new Markup(
    '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 3.5V6H8.2" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  ),
  failing: new Markup(
    '<rect width="12" height="12" rx="2" fill="currentColor"/><path class="ccm-cut" d="M3.5 3.5l5 5m0-5l-5 5" fill="none" stroke-width="1.8"/>',
  ),
  blocked: new Markup(
    '<circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M2.8 9.2L9.2 2.8" stroke="currentColor" stroke-width="1.8"/>',
  ),
  unknown: new Markup(
    '<path d="M6 1L11 6L6 11L1 6Z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.5"/>',
  ),
  blind: new Markup(
    '<path d="M1 6Q6 1 11 6Q6 11 1 6M2 11L10 1" fill="none" stroke="currentColor" stroke-width="1.3"/>',
  ),
  silent: new Markup('<path d="M2 6H10" stroke="currentColor" stroke-width="1.8"/>'),
  unread: new Markup('<path d="M0 6L6 0M0 12L12 0M6 12L12 6" stroke="currentColor" stroke-width="1.2"/>'),
  apart: new Markup(''),
};

/** The picture of a state; words stand beside it. */
export function mark(state: CellState): Markup {
  return html`<svg class="ccm-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">${SHAPES[state]}</svg>`;
}
