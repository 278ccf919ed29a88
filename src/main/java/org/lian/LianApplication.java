package org.lian;

import java.util.List;
import org.lian.keys.KeyCommands;
import org.lian.liveness.OutOfMemory;
import org.lian.materials.ParserProcess;
import org.lian.operations.Commands;
import org.lian.operations.HealthWord;
import org.lian.operations.Usage;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** 立案: self-service filing for a people's court. Starts a whole working court when no database is configured. */
@SpringBootApplication
@Modulithic(systemName = "Li'an 立案")
@EnableScheduling
@ConfigurationPropertiesScan
public class LianApplication {
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("parse-materials")) {
            ParserProcess.main(arguments);
            return;
        }
        var answered = Usage.answer(arguments, System.out);
        if (answered.isPresent()) {
            System.exit(answered.get());
        }
        if (arguments.length > 0 && arguments[0].equals("keys")) {
            System.exit(KeyCommands.run(List.of(arguments).subList(1, arguments.length)));
        }
        if (HealthWord.isIt(arguments)) {
            System.exit(HealthWord.run(arguments, System.out));
        }
        if (Commands.isOne(arguments)) {
            System.exit(Commands.run(arguments, System.out));
        }
        OutOfMemory.endsTheNode();
        SpringApplication.run(LianApplication.class, arguments);
    }
}
