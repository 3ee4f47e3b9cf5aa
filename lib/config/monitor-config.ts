import type { z } from 'zod';
import type { monitorSchema } from './schema/monitor-schema';
import type { notifySchema } from './schema/notify-schema';
import type { serviceSchema } from './schema/service-schema';

/** The same, and nothing of it is changed by reading it. */
type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

type AtLeastOne<T> = readonly [T, ...T[]];

/** A form of which one member must be there, and the others that this one rules out must not. */
type Only<T, Key extends keyof T> = { readonly [K in Key]-?: NonNullable<T[K]> } & {
  readonly [K in Exclude<keyof T, Key>]?: undefined;
};

type WrittenService = DeepReadonly<z.input<typeof serviceSchema>>;
type Target = 'url' | 'urls' | 'dns' | 'endpoints' | 'questions';
type OfUrls = 'objective' | 'status' | 'allowPrivateAddresses';

/** A DNS question with more to say of it than a name. */
export type QuestionConfig = NonNullable<WrittenService['questions']>[number];

/** A URL with more to say of it than a status. */
export type EndpointConfig = NonNullable<WrittenService['endpoints']>[number];

/** A service: it has a URL or a DNS name, and says of URLs only where it has one. */
export type ServiceConfig = Omit<WrittenService, Target | OfUrls> &
  (
    | (Pick<WrittenService, 'questions' | 'dns' | 'urls' | 'endpoints' | OfUrls> & { readonly url: string })
    | (Pick<WrittenService, 'questions' | 'dns' | 'url' | 'endpoints' | OfUrls> & { readonly urls: AtLeastOne<string> })
    | (Pick<WrittenService, 'questions' | 'dns' | 'url' | 'urls' | OfUrls> & {
        readonly endpoints: AtLeastOne<EndpointConfig>;
      })
    | (Pick<WrittenService, 'questions'> &
        Partial<Record<'url' | 'urls' | 'endpoints' | OfUrls, undefined>> & { readonly dns: AtLeastOne<string> })
    | (Pick<WrittenService, 'dns' | 'objective'> &
        Partial<Record<'url' | 'urls' | 'endpoints' | 'status' | 'allowPrivateAddresses', undefined>> & {
          readonly questions: AtLeastOne<QuestionConfig>;
        })
  );

type WrittenNotify = DeepReadonly<z.input<typeof notifySchema>>;
type Ways = Omit<WrittenNotify, 'for'>;

/** Who is told: one way, and of what. */
export type NotifyConfig = { [Way in keyof Ways]-?: Only<Ways, Way> }[keyof Ways] & Pick<WrittenNotify, 'for'>;

type Written = DeepReadonly<z.input<typeof monitorSchema>>;

/** A region, or one whose canary stands in a network. */
export type VantageConfig = Written['vantages'][number];

/** What a person writes: where something must be decided, it does not compile without. */
export type MonitorConfig = Omit<Written, '$schema' | 'services' | 'vantages' | 'hubs' | 'notify'> & {
  readonly services: readonly ServiceConfig[];
  readonly vantages: readonly [VantageConfig, VantageConfig, ...VantageConfig[]];
  readonly hubs: readonly [string] | readonly [string, string];
  readonly notify: AtLeastOne<NotifyConfig>;
};
