import { defineMonitor } from './lib/config/define-monitor';

/** What is watched, from where, and whom to tell. Every key is described in docs/configuration.md. */
export default defineMonitor({
  // Light URLs, so that nobody minds being asked once a minute and region. Not tried from where this was written.
  services: [
    { name: 'Facebook', owner: 'meta', url: 'https://www.facebook.com/robots.txt', dns: ['facebook.com'] },
    { name: 'Instagram', owner: 'meta', url: 'https://www.instagram.com/robots.txt', dns: ['instagram.com'] },
    {
      name: 'WhatsApp',
      owner: 'meta',
      url: 'https://www.whatsapp.com/favicon.ico',
      dns: ['whatsapp.com', 'web.whatsapp.com'],
    },
    { name: 'Threads', owner: 'meta', url: 'https://www.threads.com/robots.txt', dns: ['threads.com'] },
  ],
  vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1'],
  hubs: ['us-west-2', 'eu-central-1'],
  notify: [{ email: 'oncall@example.com' }],
});
