import { describe, expect, it } from '@jest/globals';
import { readDashboards } from '../../../lib/cloudwatch/read-dashboards';

const sourceOf = (Properties: Readonly<Record<string, unknown>>) => ({
  region: 'us-west-2',
  account: '111122223333',
  file: 'hub.json',
  template: { Resources: { Overview: { Type: 'AWS::CloudWatch::Dashboard', Properties } } },
});

describe('a dashboard of a template', () => {
  it('is read as CloudFormation would put its body together', () => {
    const arn = { 'Fn::Sub': `["arn:aws:cloudwatch:\${AWS::Region}:\${AWS::AccountId}:alarm:a"]` };
    const body = {
      'Fn::Join': [
        '',
        [
          '{"start":"-PT3H","widgets":[{"type":"alarm","x":0,"y":0,"width":24,"height":2,"properties":{"alarms":',
          arn,
          '}}]}',
        ],
      ],
    };
    expect(readDashboards([sourceOf({ DashboardName: 'one', DashboardBody: body })])).toEqual([
      {
        region: 'us-west-2',
        name: 'one',
        start: '-PT3H',
        widgets: [
          {
            type: 'alarm',
            x: 0,
            y: 0,
            width: 24,
            height: 2,
            properties: { alarms: ['arn:aws:cloudwatch:us-west-2:111122223333:alarm:a'] },
          },
        ],
      },
    ]);
  });

  it.each([
    ['no JSON', '{"widgets":', /^hub\.json Overview\.DashboardBody: not the JSON of a dashboard, got /],
    ['nothing', undefined, /^hub\.json Overview\.DashboardBody: not the JSON of a dashboard, got /],
    ['no widgets', '{}', /^hub\.json Overview\.DashboardBody: not a dashboard, got \{\}; give it widgets$/],
    ['another resource', { Ref: 'Other' }, /got "the template has no Other"/],
  ])('rejects a body that holds %s', (_, DashboardBody, message) => {
    expect(() => readDashboards([sourceOf({ DashboardBody })])).toThrow(message);
  });

  it('rejects what is no template', () => {
    expect(() => readDashboards([{ region: 'us-west-2', template: [] }])).toThrow('no CloudFormation template');
  });
});
