import { z } from 'zod';

/** A link as Amazon Q's own example writes it. */
export const CHAT_LINK = /<(https:[^|>\s]+)\|([^>]+)>/g;

const text = z.string().min(1);

/**
 * Custom notifications of Amazon Q Developer in chat applications, version 1.0 (administrator guide, "Custom notifications",
 * Event schema); what it does not name is not shown, and so refused here.
 */
export const chatSchema = z.strictObject({
  version: z.literal('1.0'),
  source: z.literal('custom'),
  id: text.optional(),
  content: z.strictObject({
    textType: z.literal('client-markdown').optional(),
    title: text.max(250).optional(),
    description: text.max(8_000),
    nextSteps: z.array(text).optional(),
    keywords: z.array(text).optional(),
  }),
  metadata: z
    .strictObject({
      threadId: text.optional(),
      summary: text.optional(),
      eventType: text.optional(),
      relatedResources: z.array(text).optional(),
      additionalContext: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
});
