import type { VerificationLevel } from '#domain/health-card/verification-level'
import type { IconName } from '../../../components/picture/icon'

/** What a level means for the family, and how the next one is reached (journeys E3, screen 2). */
export const VERIFICATION_STEPS: readonly {
  readonly level: VerificationLevel
  readonly icon: IconName
  readonly sub: string
}[] = [
  { level: 'self-declared', icon: 'pen', sub: '名字、生日和证件是你填的，能约号、能报到' },
  { level: 'phone', icon: 'phone', sub: '登录时验证过手机号，找回账号更稳' },
  { level: 'real-name', icon: 'card', sub: '身份证号和姓名对得上' },
  { level: 'staff', icon: 'cert', sub: '前台看过证件原件，给一个健康档案编号' },
]
