import { Text, View } from '@tarojs/components'
import { tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon } from '../picture/icon'
import { Tag } from './tag'
import './cert-badge.scss'

export interface CertBadgeProps {
  /** An expired certificate is said, never hidden. */
  valid: boolean
  /** On a hero panel the badge is white. */
  onDark?: boolean
  /** Opens the certificate with its number and dates. */
  onTap?: () => void
}

/** 认证医生: the arch-topped badge of a practitioner whose certificate is valid on the day. */
export function CertBadge({ valid, onDark, onTap }: CertBadgeProps) {
  const badge = valid ? (
    <View className={classNames('cert-badge', onDark && 'cert-badge--on-dark')}>
      <Icon name="cert" size="xs" className="cert-badge__icon" />
      <Text>认证医生</Text>
    </View>
  ) : (
    <Tag label="认证已过期" tone="mute" />
  )
  if (!onTap) return badge
  return (
    <View
      className="cert-badge__tap"
      {...tappable(onTap, { label: valid ? '认证医生，看证书' : '认证已过期，看证书' })}
    >
      {badge}
    </View>
  )
}
