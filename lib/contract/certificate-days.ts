/** Days left of a certificate below which a message speaks of it, and every run publishes it, whatever the ticket's limit is. */
export const EXPIRES_SOON_DAYS = 30;
