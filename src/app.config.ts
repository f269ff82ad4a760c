/** The operators' desk needs a desktop window: it is no part of the mini-program. */
const console =
  process.env.TARO_ENV === 'h5'
    ? [
        {
          root: 'packages/console',
          pages: [
            'pages/rules/index',
            'pages/calendar/index',
            'pages/directory/index',
            'pages/sessions/index',
            'pages/accounts/index',
            'pages/card-keys/index',
            'pages/reviews/index',
            'pages/objections/index',
            'pages/audit/index',
            'pages/changes/index',
          ],
        },
      ]
    : []

/**
 * The pages of H5 change at once. With a slide its router hides the page that was left when the slide is over, even
 * if somebody has gone back to it by then: a blank screen. WeChat's own slide is WeChat's affair.
 */
const noSlide = process.env.TARO_ENV === 'h5' ? { animation: { duration: 0, delay: 0 } } : {}

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/appointments/index',
    'pages/health/index',
    'pages/coverage/index',
    'pages/me/index',
    'pages/login/index',
  ],
  subPackages: [
    {
      root: 'packages/appointment',
      pages: [
        'pages/triage/index',
        'pages/sites/index',
        'pages/slots/index',
        'pages/doctor/index',
        'pages/confirm/index',
        'pages/success/index',
        'pages/detail/index',
        'pages/survey/index',
      ],
    },
    {
      root: 'packages/patient',
      pages: [
        'pages/family/index',
        'pages/person/index',
        'pages/add/index',
        'pages/new-document/index',
        'pages/correct/index',
        'pages/delegate/index',
        'pages/delegation-code/index',
        'pages/take-delegation/index',
        'pages/guardian-request/index',
        'pages/phone/index',
        'pages/sessions/index',
        'pages/privacy/index',
      ],
    },
    {
      root: 'packages/staff',
      pages: [
        'pages/open-record/index',
        'pages/today/index',
        'pages/board/index',
        'pages/visit/index',
        'pages/second-factor/index',
        'pages/approve-desk/index',
        'pages/desk/index',
        'pages/scan/index',
        'pages/checkup/index',
        'pages/chart/index',
        'pages/chart-entry/index',
        'pages/chart-report/index',
        'pages/corrections/index',
        'pages/measure/index',
        'pages/birth-facts/index',
        'pages/vaccinate/index',
        'pages/observations/index',
        'pages/earlier-dose/index',
      ],
    },
    {
      root: 'packages/team',
      pages: [
        'pages/contracts/index',
        'pages/application/index',
        'pages/follow-up/index',
        'pages/panel/index',
        'pages/messages/index',
        'pages/reply/index',
        'pages/on-site/index',
        'pages/contract/index',
        'pages/settings/index',
        'pages/key-groups/index',
        'pages/cases/index',
        'pages/grid/index',
      ],
    },
    {
      root: 'packages/health',
      pages: [
        'pages/share/index',
        'pages/card/index',
        'pages/card-uses/index',
        'pages/card-apply/index',
        'pages/checkups/index',
        'pages/entry/index',
        'pages/reports/index',
        'pages/allergies/index',
        'pages/papers/index',
        'pages/checkup/index',
        'pages/vaccines/index',
        'pages/vaccine-add/index',
        'pages/inspection/index',
        'pages/growth/index',
        'pages/measure/index',
        'pages/birth-facts/index',
      ],
    },
    {
      root: 'packages/contract',
      pages: [
        'pages/teams/index',
        'pages/team/index',
        'pages/sign/index',
        'pages/my-team/index',
        'pages/contract/index',
        'pages/chat/index',
      ],
    },
    {
      root: 'packages/account',
      pages: [
        'pages/inbox/index',
        'pages/access-log/index',
        'pages/consents/index',
        'pages/export/index',
        'pages/close/index',
        'pages/payment/index',
      ],
    },
    ...console,
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/appointment', 'packages/health'] },
    'pages/appointments/index': { network: 'all', packages: ['packages/appointment'] },
    'pages/health/index': { network: 'all', packages: ['packages/health', 'packages/contract'] },
    'pages/login/index': { network: 'all', packages: ['packages/patient'] },
    'pages/me/index': { network: 'all', packages: ['packages/patient', 'packages/contract'] },
  },
  ...noSlide,
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '家门口健康',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F1F5F3',
    backgroundTextStyle: 'dark',
  },
  // Drawn by src/components/tab-bar.tsx: the native bar can neither grow in elder mode nor tint a selected icon.
  tabBar: {
    custom: true,
    color: '#586B6D',
    selectedColor: '#0B6059',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/appointments/index', text: '预约' },
      { pagePath: 'pages/health/index', text: '健康' },
      { pagePath: 'pages/coverage/index', text: '保障' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用来按远近排列社区医院；不给也能选街道' } },
  requiredPrivateInfos: ['getLocation'],
})
