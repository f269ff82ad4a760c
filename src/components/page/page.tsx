import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { noteTouch } from '../../platform/screen/last-touch'
import { useElderMode } from '../../theme/elder-mode'
import { fontScale } from '../../theme/font-scale'
import { phoneTextScale } from '../../theme/phone-text-scale'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { NavBar } from './nav-bar'
import { TabBar, type TabName } from './tab-bar'
import './page.scss'

export interface PageProps {
  title: string
  /** A tab page: shows the tab bar and no way back. */
  tab?: TabName
  /** The door and the product's name instead of a plain title: home only. */
  brand?: boolean
  /** The way back is closed after a result: 预约成功. */
  noBack?: boolean
  /** Instead of going back one page. */
  onBack?: () => void
  /** Tint fades at the top of success and log-in; deep is the card page. */
  ground?: 'plain' | 'tint' | 'deep'
  /** At the right of the title, clear of WeChat's capsule: the bell of home. */
  aside?: ReactNode
  /** A BottomBar. */
  bar?: ReactNode
  children: ReactNode
}

/** The root of every page: the mode (elder or not), the text scale, the bars and the safe areas. */
export function Page({
  title,
  tab,
  brand,
  noBack,
  onBack,
  ground = 'plain',
  aside,
  bar,
  children,
}: PageProps) {
  const { elder } = useElderMode()
  return (
    <View
      className={classNames('page', `page--${ground}`, elder && 'elder')}
      onTouchStart={noteTouch}
      style={`--font-scale:${fontScale(phoneTextScale(), elder)}`}
    >
      <NavBar title={title} brand={brand} back={tab === undefined && !noBack} onBack={onBack} aside={aside} />
      <View className="page__body" {...spoken({ role: 'main' })}>
        {children}
      </View>
      {bar}
      {tab && <TabBar current={tab} />}
    </View>
  )
}
