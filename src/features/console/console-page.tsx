import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { spoken } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { EmptyState } from '../../components/page/empty-state'
import { FailedState } from '../../components/page/failed-state'
import { LoadingState } from '../../components/page/loading-state'
import { BrandMark } from '../../components/picture/brand-mark'
import { Icon } from '../../components/picture/icon'
import { CONSOLE_PLACES, type ConsolePlace, consoleRoute, rolesOf } from './console-places'
import { useLockTime } from './use-lock-time'
import { type Office, type OfficeState, useOffice } from './use-office'
import './console-page.scss'

interface ConsolePageProps {
  readonly place: ConsolePlace
  readonly children: (office: Office) => ReactNode
}

/** The root of every page of the operators' desk: who may be here, the side bar, the bar on top. */
export function ConsolePage({ place, children }: ConsolePageProps) {
  const state = useOffice(rolesOf(place))
  const roles = state.kind === 'ready' && state.answer.kind === 'ready' ? state.answer.office.roles : []
  return (
    <View className="page console">
      <View className="console__narrow">
        <EmptyState
          drawing="refused"
          title="窗口再宽一点"
          why="运营台的表格要 1280 像素以上才看得全。把窗口拉宽，或换一台电脑。"
        />
      </View>
      <View className="console__wide">
        <SideBar place={place} roles={roles} />
        {state.kind === 'loading' && <LoadingState label="正在确认你的岗位…" />}
        {state.kind === 'failed' && (
          <FailedState
            title="没连上服务器"
            cause="不是你的问题，已经保存的都在。"
            retrying={state.retrying}
            onRetry={state.retry}
          />
        )}
        {state.kind === 'ready' &&
          (state.answer.kind === 'ready' ? children(state.answer.office) : <Door state={state.answer} />)}
      </View>
    </View>
  )
}

interface SideBarProps {
  readonly place: ConsolePlace
  readonly roles: readonly string[]
}

/** The pages that somebody's duties open; before it is known who sits there, the page itself. */
function SideBar({ place, roles }: SideBarProps) {
  const places = CONSOLE_PLACES.filter(
    (each) => each.key === place || each.roles.some((role) => roles.includes(role)),
  )
  const groups = [...new Set(places.map(({ group }) => group))]
  return (
    <nav className="console__side" aria-label="运营台">
      <View className="console__brand">
        <BrandMark />
        <Text>家门口健康</Text>
      </View>
      {groups.map((group) => (
        <View key={group} className="console__group">
          <Text className="console__group-name">{group}</Text>
          {places
            .filter((each) => each.group === group)
            .map(({ key, title, icon }) => (
              <a
                key={key}
                href={`#${consoleRoute(key)}`}
                className={classNames('console__link', key === place && 'console__link--on')}
                aria-current={key === place ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  if (key !== place) void Taro.redirectTo({ url: consoleRoute(key) })
                }}
              >
                <Icon name={icon} size="s" />
                {title}
              </a>
            ))}
        </View>
      ))}
    </nav>
  )
}

interface ConsoleMainProps {
  readonly title: string
  readonly office: Office
  /** Beside the title: how many, how many unverified. */
  readonly counts?: ReactNode
  /** The line above the table. */
  readonly filters: ReactNode
  /** Of the selected row. */
  readonly panel: ReactNode
  /** The panel holds long texts: it gets as much room as the table. */
  readonly isPanelWide?: boolean
  readonly children: ReactNode
}

/** The bar on top, the filters, the table and the panel of what is selected. */
export function ConsoleMain(props: ConsoleMainProps) {
  const { title, office, counts, filters, panel, isPanelWide, children } = props
  const lockTime = useLockTime()
  return (
    <main className="console__main">
      <View className="console__top">
        <Text className="console__title" {...spoken({ role: 'heading', level: 1 })}>
          {title}
        </Text>
        {counts}
        <View className="push line">
          <Text className="t-3 t-digits">{lockTime} 后锁定，有操作就顺延</Text>
          <Text>
            {office.name} · {office.organizationName}
          </Text>
        </View>
      </View>
      <View className={classNames('console__body', isPanelWide && 'console__body--even')}>
        <View className="console__list">
          <View className="console__filters">{filters}</View>
          {children}
        </View>
        <aside className="console__panel" aria-label="所选内容">
          {panel}
        </aside>
      </View>
    </main>
  )
}

/** What still lies between somebody and the desk. */
function Door({ state }: { readonly state: Exclude<OfficeState, { kind: 'ready' }> }) {
  const doors = {
    'logged-out': {
      title: '先登录',
      why: '运营台给卫生健康局和互助计划的工作人员用。用手机扫码确认，这里就能进。',
      action: '去登录',
      url: '/pages/login/index',
    },
    'not-office': {
      title: '这个账号不在这个岗位',
      why: '这一页给别的岗位用。要用的话，请本单位管理员加岗位。',
      action: '回首页',
      url: '/pages/home/index',
    },
    'second-factor': {
      title: '还差一步验证',
      why: '改规则、排班和岗位前，要用验证器确认是你本人。',
      action: state.kind === 'second-factor' && !state.isSetUp ? '去绑定验证器' : '去验证',
      url: '/packages/account/pages/second-factor/index',
    },
  } as const
  const { title, why, action, url } = doors[state.kind]
  const open = () => (url === '/pages/home/index' ? Taro.switchTab({ url }) : Taro.navigateTo({ url }))
  return (
    <main className="console__main">
      <EmptyState drawing="refused" title={title} why={why} action={action} onAction={() => void open()} />
    </main>
  )
}
