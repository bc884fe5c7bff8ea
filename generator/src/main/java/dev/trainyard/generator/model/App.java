package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.Problem;
import java.util.List;

public record App(String name, String train, String version, List<Problem> problems) {}
