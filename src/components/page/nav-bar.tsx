import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { goBack } from '../../platform/screen/go-back'
import { navGeometry } from '../../theme/nav-geometry'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { BrandMark } from '../picture/brand-mark'
import { Icon } from '../picture/icon'
import './nav-bar.scss'

export interface NavBarProps {
  title: string
  brand?: boolean | undefined
  back?: boolean
  onBack?: (() => void) | undefined
  /** At the right end. */
  aside?: ReactNode
}

/** Title at the left, under the status bar and clear of WeChat's capsule. */
export function NavBar({ title, brand, back, onBack = goBack, aside }: NavBarProps) {
  const { statusBarPx, rowPx, capsulePx } = navGeometry()
  return (
    <View className="nav-bar" style={`padding-top:${statusBarPx}px;padding-right:${capsulePx}px`}>
      <View
        className={classNames('nav-bar__row', !back && 'nav-bar__row--plain')}
        style={`min-height:${rowPx}px`}
      >
        {back && (
          <View className="nav-bar__back" hoverClass="pressed" {...tappable(onBack, { label: '返回' })}>
            <Icon name="left" />
          </View>
        )}
        {brand && <BrandMark />}
        <Text className="nav-bar__title" {...spoken({ role: 'heading', level: 1 })}>
          {title}
        </Text>
        {aside && <View className="push">{aside}</View>}
      </View>
    </View>
  )
}
