package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login page of litigants and staff; Spring Security takes its POST. */
@Controller
class LoginPage {
    @GetMapping("/login")
    String show(HttpServletRequest request, Model model) {
        var signedIn = CurrentActor.get();
        if (signedIn.isPresent()) {
            return "redirect:" + AfterLogin.workOf(signedIn.get());
        }
        var parameters = request.getParameterMap();
        if (parameters.containsKey("error")) {
            model.addAttribute("problem", "用户名或者密码不对，请核对后再试。");
        } else if (parameters.containsKey("wait")) {
            model.addAttribute("problem", "登录失败次数过多，请 15 分钟后再试。忘记密码的，当事人请联系诉讼服务中心，工作人员请联系本院管理员。");
        } else if (parameters.containsKey("expired")) {
            model.addAttribute("problem", "页面打开太久，刚才没有登录，请再试一次。");
        } else if (parameters.containsKey("out")) {
            model.addAttribute("notice", "您已退出登录。");
        }
        return "login";
    }
}
